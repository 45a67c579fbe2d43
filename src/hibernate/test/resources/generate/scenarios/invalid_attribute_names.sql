-- expect: @Column(name = "`id-test`") private Long idTest;
-- expect: @Column(name = "`4test`") private Integer _4test;
-- expect: @Column(name = "class") private Integer class_;
-- expect: @Column(name = "new") private Integer new_;
-- expect: public static class SimpleItems {
create table "simple-items" ("id-test" integer primary key, "4test" integer, _4test integer, "def" integer, "class" integer, "new" integer);
