-- expect: @JdbcTypeCode(SqlTypes.LOCAL_DATE) private LocalDate day;
-- expect: @JdbcTypeCode(SqlTypes.LOCAL_DATE_TIME) private LocalDateTime iso;
-- expect: @JdbcTypeCode(SqlTypes.LOCAL_TIME) private LocalTime at;
-- expect: private LocalDateTime moment;
-- expect: private String micros;
-- expect: private Long unix;
-- note: calendar: micros is declared datetime and holds text that the JDBC driver would not read as such, so that it is a String
-- note: calendar: unix is declared timestamp and holds numbers that the JDBC driver would not read as such, so that it is a Long
create table calendar (id integer primary key, day date, iso timestamp, at time, moment timestamp, micros datetime, unix timestamp);
insert into calendar values (1, '2026-01-31', '2026-01-31T23:59', '23:59', '2026-01-31 23:59:59', '2026-01-31 23:59:59.123456', 1769903999);
