export { calendarMessages } from './calendar.messages.ts';
export { calendarRoutes } from './calendar.routes.ts';
export { seedOpeningHours } from './calendar.service.ts';
export { listHolidays, readCalendar } from './calendar.store.ts';
