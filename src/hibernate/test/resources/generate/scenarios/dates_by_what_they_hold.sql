-- expect: @JdbcTypeCode(SqlTypes.LOCAL_DATE) private LocalDate day;
-- expect: @JdbcTypeCode(SqlTypes.LOCAL_DATE_TIME) private LocalDateTime iso;
-- expect: @JdbcTypeCode(SqlTypes.LOCAL_TIME) private LocalTime at;
-- expect: private LocalDateTime moment;
-- expect: @Column(columnDefinition = "datetime") @Convert(converter = MomentText.class) private LocalDateTime micros;
-- expect: public static class MomentText implements AttributeConverter<LocalDateTime, String> {
-- expect: private String zoned;
-- expect: private String both;
-- expect: private String day2;
-- expect: private Long unix;
-- note: calendar: zoned is declared datetime and holds text that the JDBC driver would not read as such, so its Java type is String
-- note: calendar: unix is declared timestamp and holds numbers that the JDBC driver would not read as such, so its Java type is Long
create table calendar (id integer primary key, day date, iso timestamp, at time, moment timestamp, micros datetime, unix timestamp, zoned datetime, both datetime, day_2 date);
insert into calendar values (1, '2026-01-31', '2026-01-31T23:59', '23:59', '2026-01-31 23:59:59', '2026-01-31 23:59:59.123456', 1769903999, '2026-01-31 23:59:59.123456+00:00', '2026-01-31 23:59:59.123456', '2026-01-31 23:59:59.123456'),
    (2, null, null, null, null, '2026-01-31 23:59:59', null, null, 5, null);
create table moments (at datetime primary key not null);
insert into moments values ('2026-01-31 23:59:59.123456');
