package dev.limbeck.compare.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SchemaWords;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.SqlType.Enumeration;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests names that differ only in case, in a database that compares names exactly. */
final class WordNamesTest {
    private static final NameRules LOWER = NameRules.of(NameRule.LOWER);
    private static final SqlType CLOB = SqlType.of(TypeName.CLOB);
    private static final Enumeration STATES = new Enumeration(List.of("DONE", "OPEN"), 10);

    @Test
    void tablesColumnsAndSequencesThatDifferInCaseAreDifferent() {
        SchemaWords words = SchemaWords.none(LOWER)
                .withType(TableName.of("user"), "state", STATES)
                .withSequence(new Sequence(TableName.of("user_seq"), 1, 50));

        assertThat(words.type(TableName.of("user"), "state")).contains(STATES);
        assertThat(words.type(TableName.of("User"), "state")).isEmpty();
        assertThat(words.type(TableName.of("user"), "State")).isEmpty();
        assertThat(words.sequence(TableName.of("USER_SEQ"))).isEmpty();
        assertThat(words.without(TableName.of("USER"))).isEqualTo(words);
        assertThat(SchemaWords.NONE
                        .withType(TableName.of("user"), "state", STATES)
                        .type(TableName.of("User"), "State"))
                .contains(STATES);
    }

    @Test
    void largeObjectsAreNoOtherWords() {
        SchemaWords words = SchemaWords.none(LOWER).withType(TableName.of("user"), "note", CLOB);

        assertThat(words.isEmpty()).isTrue();
        assertThat(words.type(TableName.of("user"), "note")).isEmpty();
        assertThat(words.largeObject(TableName.of("user"), "note")).contains(CLOB);
        assertThat(words.renamed(TableName.of("user"), TableName.of("person"))
                        .largeObject(TableName.of("person"), "note"))
                .contains(CLOB);
    }

    @Test
    void aSchemaIsPartOfTheName() {
        SchemaWords words = SchemaWords.none(LOWER).withType(new TableName("a", "b.c"), "state", STATES);

        assertThat(words.type(new TableName("a.b", "c"), "state")).isEmpty();
    }

    @Test
    void theListOfOneColumnIsNotThatOfAColumnThatDiffersInCase() {
        TableName name = TableName.of("t");
        List<Column> columns = List.of(Column.of("state", STATES.textType()), Column.of("State", STATES.textType()));
        Table table = Table.of(name, columns)
                .withNames(LOWER)
                .withChecks(List.of(
                        new CheckConstraint(null, new SqlText("\"State\" in ('DONE', 'OPEN')")),
                        new CheckConstraint(null, new SqlText("STATE in ('DONE', 'OPEN')"))));
        SchemaWords words =
                SchemaWords.none(LOWER).withType(name, "state", STATES).withType(name, "State", STATES);

        List<Operation> written = write(new CreateTable(table), Schema.EMPTY.withNames(LOWER), words);

        assertThat(((CreateTable) written.get(0)).table().columns())
                .extracting(Column::type)
                .containsOnly(STATES);
        assertThat(((CreateTable) written.get(0)).table().checks()).isEmpty();
    }

    @Test
    void aChangeOfOneTableDoesNotHideThatOfATableThatDiffersInCase() {
        Table one = table("t", STATES.textType());
        Table other = table("T", STATES.textType());
        Schema live = Schema.of(List.of(one, other)).withNames(LOWER);
        SchemaWords known = SchemaWords.none(LOWER)
                .withSequence(new Sequence(TableName.of("t"), 1, 1))
                .withSequence(new Sequence(TableName.of("T"), 1, 1));
        SchemaWords wanted = known.withSequence(new Sequence(TableName.of("T"), 1, 50));

        List<Operation> written = WordedOperations.write(
                List.of(new AlterTable(one.name(), List.of(new AddColumn(Column.of("b", STATES.textType()))))),
                live,
                known,
                live,
                wanted);

        assertThat(written).hasSize(2);
    }

    private static Table table(String name, SqlType type) {
        return Table.of(TableName.of(name), List.of(Column.of("a", type)));
    }

    private static List<Operation> write(CreateTable create, Schema live, SchemaWords words) {
        Schema model = Schema.of(List.of(create.table())).withNames(LOWER);
        return WordedOperations.write(List.of(create), live, SchemaWords.none(LOWER), model, words);
    }
}
