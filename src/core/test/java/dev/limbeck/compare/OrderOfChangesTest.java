package dev.limbeck.compare;

import static dev.limbeck.compare.Reflected.compare;
import static dev.limbeck.compare.Reflected.differences;
import static dev.limbeck.compare.Reflected.schema;
import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.model.Schema;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.DropTable;
import org.junit.jupiter.api.Test;

/** Tests that changes and their reverse operations are listed in an order in which they can be carried out. */
class OrderOfChangesTest {
    @Test
    void createsParentsFirstAndDropsChildrenFirst() {
        Schema tables = schema(
                "create table a(id integer primary key, b int references b(id))",
                "create table b(id integer primary key, c int references c(id))",
                "create table c(id integer primary key)",
                "create table x(id integer primary key, y int references y(id))",
                "create table y(id integer primary key, x int references x(id))");

        assertThat(compare(schema(), tables).operations())
                .extracting(each -> ((CreateTable) each).table().name().name())
                .containsExactly("c", "b", "a", "y", "x");
        assertThat(compare(tables, schema()).operations())
                .extracting(each -> ((DropTable) each).table().name().name())
                .containsExactly("x", "y", "a", "b", "c");
    }

    @Test
    void dropsTriggersBeforeTheirTableSoThatTheDowngradeRecreatesThem() {
        Schema live = schema("create table t(a int)", "create trigger g after insert on t begin select 1; end");

        assertThat(differences(live, schema())).containsExactly("dropped trigger g on t", "dropped table t");
    }

    @Test
    void recreatesTheTriggersOfARecreatedView() {
        String trigger = "create trigger g instead of insert on v begin select 1; end";
        Schema live = schema("create table t(a int)", "create view v as select a from t", trigger);
        Schema model = schema("create table t(a int, b int)", "create view v as select a + b as a from t");

        assertThat(differences(live, model))
                .containsExactly(
                        "dropped trigger g on v",
                        "dropped view v",
                        "added column t.b int",
                        "added view v",
                        "added trigger g on v");
    }

    @Test
    void replacesAViewUnlessSomethingThatItReadsChanges() {
        String table = "create table t(a int)";
        String trigger = "create trigger g instead of insert on v begin select 1; end";
        Schema live = schema(table, "create view v as select a from t", "create view w as select a from v", trigger);
        String changed = "create view v as select a + 1 as a from t";
        String reader = "create view w as select a from v";

        assertThat(differences(live, schema(table, changed, reader))).containsExactly("changed view v");
        assertThat(compare(live, schema(table, changed, reader)).operations())
                .singleElement()
                .satisfies(each -> assertThat(each.reverse().reverse()).isEqualTo(each));
        assertThat(differences(live, schema(table, changed, "create view w as select a + 2 as a from v")))
                .containsExactly("changed view v", "changed view w");
        assertThat(differences(live, schema(table, changed, reader, "create table other(a int)")))
                .containsExactly("added table other", "changed view v");
        assertThat(differences(
                        live, schema(table, "create view v as select a from t", "create view w as select 1 as a")))
                .containsExactly("changed view w");
    }

    @Test
    void recreatesAViewThatReadsAChangedTableThroughAnotherView() {
        Schema live = schema(
                "create table t(a int)",
                "create view inner_view as select * from t",
                "create view v as select a from inner_view");
        Schema model = schema(
                "create table t(a int, b int)",
                "create view inner_view as select * from t",
                "create view v as select b from inner_view");

        assertThat(differences(live, model)).containsExactly("dropped view v", "added column t.b int", "added view v");
    }

    @Test
    void recreatesAViewThatReadsANewOrARecreatedOne() {
        Schema live =
                schema("create table t(a int)", "create view v as select a from t", "create view w as select a from v");
        Schema model = schema(
                "create table t(a int)",
                "create view n as select a from t",
                "create view v as select a from n",
                "create view w as select a + 1 as a from v");

        assertThat(differences(live, model))
                .containsExactly("dropped view v", "dropped view w", "added view n", "added view v", "added view w");
    }

    @Test
    void aChangedTriggerOfAReplacedViewIsDroppedBeforeAndCreatedAfter() {
        Schema live = schema(
                "create table t(a int)",
                "create view v as select a from t",
                "create trigger g instead of insert on v begin select 1; end",
                "create trigger h instead of delete on v begin select 1; end");
        Schema model = schema(
                "create table t(a int)",
                "create view v as select a, 1 as b from t",
                "create trigger g instead of insert on v begin select 2; end",
                "create trigger h instead of delete on v begin select 1; end");

        assertThat(differences(live, model))
                .containsExactly("dropped trigger g on v", "changed view v", "added trigger g on v");
    }

    @Test
    void addsAComputedColumnAfterItsSourcesAndDropsItBeforeThem() {
        Schema plain = schema("create table t(a int)");
        Schema computed = schema("create table t(g int as (h + 1), h int as (b + 1), a int, b int)");

        assertThat(differences(plain, computed))
                .containsExactly(
                        "added column t.b int",
                        "added column t.h int computed as (b + 1)",
                        "added column t.g int computed as (h + 1)");
        assertThat(differences(computed, plain))
                .containsExactly("dropped column t.g", "dropped column t.h", "dropped column t.b");
    }

    @Test
    void dropsAnIndexBeforeAnotherTableUsesItsName() {
        Schema live = schema("create table person(a int)", "create index ix on person(a)");
        Schema model = schema("create table account(a int)", "create index ix on account(a)");

        assertThat(differences(live, model))
                .containsExactly("dropped index person.ix (a)", "added table account", "dropped table person");
        assertThat(differences(
                        schema("create table a(x int)", "create table b(x int)", "create index ix on b(x)"),
                        schema("create table a(x int)", "create table b(x int)", "create index ix on a(x)")))
                .containsExactly("dropped index b.ix (x)", "added index a.ix (x)");
    }

    @Test
    void dropsForeignKeysBeforeTheirTargetsAndAddsThemAfterwards() {
        Schema old = schema(
                "create table a(id integer primary key, code text unique)",
                "create table b(x text references a(code))");
        Schema next = schema(
                "create table a(id integer primary key, key text unique)", "create table b(x text references a(key))");

        assertThat(differences(old, next))
                .containsExactly(
                        "dropped foreign key b (x) to a (code)",
                        "dropped unique constraint a (code)",
                        "added column a.key text",
                        "dropped column a.code",
                        "added unique constraint a (key)",
                        "added foreign key b (x) to a (key)");
        assertThat(differences(
                        schema("create table a(id integer primary key)"),
                        schema(
                                "create table a(id integer primary key, key text unique)",
                                "create table c(x text references a(key))")))
                .containsExactly("added column a.key text", "added unique constraint a (key)", "added table c");
        assertThat(differences(
                        schema(
                                "create table a(id integer primary key, key text unique)",
                                "create table c(x text references a(key))"),
                        schema("create table a(id integer primary key)")))
                .containsExactly("dropped table c", "dropped unique constraint a (key)", "dropped column a.key");
    }
}
