-- options: lombok
-- expect: import lombok.Getter; import lombok.Setter;
-- expect: @Getter @Setter public static class Simple {
-- expect: @View(query = "select id from simple") @Getter public static class Seen {
-- refuse: public Long getId
-- refuse: public void set
create table simple (id integer primary key, name text);
create view seen as select id from simple;
