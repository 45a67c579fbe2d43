package dev.limbeck.cli.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SqlLayoutTest {
    @Test
    void textsInQuotesOfAnyKindAreNotBroken() {
        String update = "UPDATE mail SET body = $$Choose  FROM the list of all that you have  SET there$$ WHERE id = 1"
                + " AND x = 2";
        assertThat(SqlLayout.of(update)).isEqualTo(update);
        assertThat(SqlLayout.of(update.replace("$$", "'")))
                .contains("\nWHERE", "'Choose  FROM the list of all that you have  SET there'");
        String escaped = update.replace("$$Choose", "E'it\\'s").replace("$$", "'");
        assertThat(SqlLayout.of(escaped)).isEqualTo(escaped);
    }

    @Test
    void aParenthesisIsClosedOnTheLineOnWhichItWasOpened() {
        assertThat(SqlLayout.of("UPDATE s SET c = ('DE'\n)")).isEqualTo("UPDATE s SET c = ('DE')");
        assertThat(SqlLayout.of("ALTER TABLE i ADD CHECK (q > (1 + 2\n)\n), ALGORITHM=COPY"))
                .isEqualTo("ALTER TABLE i ADD CHECK (q > (1 + 2)), ALGORITHM=COPY");
        String quoted = "UPDATE s SET c = ('a\n')";
        assertThat(SqlLayout.of(quoted)).isEqualTo(quoted);
        String remark = "UPDATE s SET c = (1 -- one\n)";
        assertThat(SqlLayout.of(remark)).isEqualTo(remark);
    }

    @Test
    void aColumnThatWasAddedToAStoredDefinitionIsWrittenLikeTheOthers() {
        assertThat(
                        SqlLayout.of(
                                "CREATE TABLE main.s (\n    id integer NOT NULL,\n    n numeric(9, 3)\n, c varchar(2) NOT NULL)"))
                .isEqualTo(
                        "CREATE TABLE main.s (\n    id integer NOT NULL,\n    n numeric(9, 3),\n    c varchar(2) NOT NULL\n)");
        String small = "CREATE TABLE a (id integer)";
        assertThat(SqlLayout.of(small)).isEqualTo(small);
    }

    @Test
    void theDefinitionThatSqliteStoresIsLaidOutInsideItsText() {
        assertThat(SqlLayout.of("UPDATE main.sqlite_master SET sql = 'CREATE TABLE s (\n    id integer NOT NULL, n text"
                        + " DEFAULT ''a, b''\n, CONSTRAINT c CHECK (n <> ''x'')\n)' WHERE type = 'table'"))
                .isEqualTo("UPDATE main.sqlite_master SET sql = 'CREATE TABLE s (\n    id integer NOT NULL,\n    n text"
                        + " DEFAULT ''a, b'',\n    CONSTRAINT c CHECK (n <> ''x'')\n)' WHERE type = 'table'");
    }

    @Test
    void aLongViewHasALineForEachClause() {
        assertThat(SqlLayout.of("create view \"v\" as select p.id as id, min(r.amount) as amount, count(*) as offers,"
                        + " 'a  from b' as text, p.name as name from product p left outer join price r on r.product_id = p.id where"
                        + " r.amount in (select 1 from x) group by p.id, p.name order by p.name"))
                .isEqualTo(
                        """
                        create view "v" as
                        select p.id as id,
                            min(r.amount) as amount,
                            count(*) as offers,
                            'a  from b' as text,
                            p.name as name
                        from product p
                        left outer join price r on r.product_id = p.id
                        where r.amount in (select 1 from x)
                        group by p.id, p.name
                        order by p.name"""
                                .indent(0)
                                .strip());
        String small = "create view v as select 1 as one";
        assertThat(SqlLayout.of(small)).isEqualTo(small);
    }

    @Test
    void aLongChangeHasALineForEachStep() {
        assertThat(SqlLayout.of("ALTER TABLE `item` DROP CONSTRAINT `ck`, ADD COLUMN `note` enum('a, b', 'c') NULL,"
                        + " ALGORITHM=INSTANT, LOCK=NONE"))
                .isEqualTo(
                        "ALTER TABLE `item`\n    DROP CONSTRAINT `ck`,\n    ADD COLUMN `note` enum('a, b', 'c') NULL,\n"
                                + "    ALGORITHM=INSTANT, LOCK=NONE");
    }

    @Test
    void aLongTriggerHasALineForEachStatement() {
        assertThat(SqlLayout.of("CREATE TRIGGER t AFTER INSERT ON item BEGIN INSERT INTO log VALUES (new.id, 'a; b');"
                        + " DELETE FROM log WHERE id < new.id; END"))
                .isEqualTo("CREATE TRIGGER t AFTER INSERT ON item BEGIN\n    INSERT INTO log VALUES (new.id, 'a; b');\n"
                        + "    DELETE FROM log WHERE id < new.id;\nEND");
    }

    @Test
    void theStatementsOfAScriptAreLaidOutEach() {
        assertThat(SqlLayout.script(
                        "-- first; it's one\nCREATE TABLE s (\n    id integer\n, n text);\n\nDROP TABLE x;\n"))
                .isEqualTo("-- first; it's one\nCREATE TABLE s (\n    id integer,\n    n text\n);\n\nDROP TABLE x;\n");
    }

    /** Only spaces between tokens change. */
    @Test
    void nothingElseChanges() {
        List<String> statements = List.of(
                "INSERT INTO a (x, y) SELECT 'from  where', y FROM b WHERE y > 1 AND z IN (SELECT z FROM c ORDER BY z) ORDER BY y, x",
                "create or replace view v as with q as (select 1 from dual) select * from q natural join r union all select 2, 3",
                "ALTER TABLE only \"a b\" ADD COLUMN c text, ADD CONSTRAINT d CHECK (c in ('x, y', 'z')), DROP COLUMN e, DROP COLUMN f");
        for (String statement : statements) {
            assertThat(SqlLayout.of(statement)).contains("\n").isEqualToIgnoringWhitespace(statement);
            assertThat(SqlLayout.of(SqlLayout.of(statement))).isEqualTo(SqlLayout.of(statement));
        }
    }
}
