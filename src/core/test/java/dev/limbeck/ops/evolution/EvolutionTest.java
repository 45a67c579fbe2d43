package dev.limbeck.ops.evolution;

import static dev.limbeck.ops.SampleOperations.EMAIL;
import static dev.limbeck.ops.SampleOperations.ID;
import static dev.limbeck.ops.SampleOperations.PHONE;
import static dev.limbeck.ops.SampleOperations.TABLE;
import static dev.limbeck.ops.SampleOperations.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.model.Column;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.Move;
import dev.limbeck.ops.Position;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenameConstraint;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.ops.SampleOperations;
import dev.limbeck.ops.TableOperation;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvolutionTest {
    private static final TableName LETTER = TableName.of("letter");

    @Test
    void renamesAColumnInEverythingThatRefersToIt() {
        Table renamed = Evolution.apply(
                Evolution.apply(TABLE, new RenameColumn("EMAIL", "mail")), new RenameColumn("id", "no"));

        assertThat(renamed.columns()).extracting(Column::name).containsExactly("no", "mail", "boss_id");
        assertThat(renamed.primaryKey()).isEqualTo(new PrimaryKey("pk_user", List.of("no")));
        assertThat(renamed.uniqueConstraints()).containsExactly(new UniqueConstraint("uk_email", List.of("mail")));
        assertThat(renamed.foreignKeys().get(0).referencedColumns()).containsExactly("no");
        assertThat(renamed.indexes().get(0).parts().get(0).column()).isEqualTo("mail");
        assertThat(renamed.indexes().get(0).parts().get(0).descending()).isTrue();
        assertThat(renamed.checks()).isEqualTo(TABLE.checks());
    }

    @Test
    void renamesAColumnInTheForeignKeysOfOtherTables() {
        Schema after = SchemaEvolution.apply(
                Schema.of(List.of(letter(), TABLE)), new AlterTable(USER, List.of(new RenameColumn("id", "no"))));

        assertThat(after.tables().get(0).foreignKeys().get(0).referencedColumns())
                .containsExactly("no");
        assertThat(after.tables().get(0).foreignKeys().get(0).columns()).containsExactly("id");
    }

    @Test
    void renamesATableInForeignKeysAndTriggersAndKeepsTablesSorted() {
        Schema before = new Schema(List.of(letter(), TABLE), List.of(), List.of(SampleOperations.TRIGGER));
        Schema after = SchemaEvolution.apply(before, new RenameTable(USER, TableName.of("account")));

        assertThat(after.tables()).extracting(table -> table.name().name()).containsExactly("account", "letter");
        assertThat(after.tables().get(0).foreignKeys().get(0).referencedTable()).isEqualTo(TableName.of("account"));
        assertThat(after.tables().get(1).foreignKeys().get(0).referencedTable()).isEqualTo(TableName.of("account"));
        assertThat(after.triggers().get(0).table()).isEqualTo(TableName.of("account"));
    }

    @Test
    void respectsPositions() {
        assertThat(names(new AddColumn(PHONE))).containsExactly("id", "email", "boss_id", "phone");
        assertThat(names(new AddColumn(PHONE, null, Position.FIRST))).startsWith("phone", "id");
        assertThat(names(new AddColumn(PHONE, null, Position.after("ID")))).startsWith("id", "phone", "email");
        assertThat(names(moved(EMAIL, Position.FIRST))).startsWith("email", "id");
        assertThat(names(moved(ID, Position.after("boss_id")))).containsExactly("email", "boss_id", "id");
    }

    @Test
    void findsADroppedConstraintByNameOrStructure() {
        Table unnamed = TABLE.withConstraints(
                List.of(
                        new UniqueConstraint("uk_email", List.of("email")),
                        new UniqueConstraint(null, List.of("email"))),
                List.of(),
                List.of());

        assertThat(drop(unnamed, new UniqueConstraint(null, List.of("EMAIL"))).uniqueConstraints())
                .hasSize(1);
        assertThat(drop(unnamed, new UniqueConstraint(null, List.of("email"))).uniqueConstraints())
                .containsExactly(new UniqueConstraint("uk_email", List.of("email")));
        assertThat(drop(unnamed, new UniqueConstraint("UK_EMAIL", List.of())).uniqueConstraints())
                .containsExactly(new UniqueConstraint(null, List.of("email")));
        assertThat(drop(TABLE, new PrimaryKey(null, List.of())).primaryKey()).isNull();
    }

    @Test
    void indexesKeepTheOriginalStatementAndOtherChangesRemoveIt() {
        Table own = TABLE.withVerbatim(new SqlText("create table user (…)"));

        assertThat(Evolution.apply(own, new DropIndex(SampleOperations.INDEX)).verbatim())
                .isNotNull();
        assertThat(Evolution.apply(own, new AddColumn(PHONE)).verbatim()).isNull();
    }

    @Test
    void droppingATableDropsItsTriggers() {
        Schema before = new Schema(List.of(TABLE), List.of(), List.of(SampleOperations.TRIGGER));

        assertThat(SchemaEvolution.apply(before, new DropTable(TABLE))).isEqualTo(Schema.EMPTY);
    }

    @Test
    void rejectsStepsThatDoNotApply() {
        assertThatThrownBy(() -> Evolution.apply(TABLE, new DropColumn(PHONE))).hasMessage("user has no column phone");
        assertThatThrownBy(() -> Evolution.apply(TABLE, new AddColumn(EMAIL.withName("Email"))))
                .hasMessage("user already has a column Email");
        assertThatThrownBy(() -> Evolution.apply(TABLE, new RenameConstraint("x", "y")))
                .hasMessage("user has no constraint named x");
        assertThatThrownBy(() -> SchemaEvolution.apply(Schema.EMPTY, new DropTable(TABLE)))
                .hasMessage("There is no table user");
        assertThatThrownBy(() -> SchemaEvolution.apply(Schema.of(List.of(TABLE)), new CreateTable(TABLE)))
                .hasMessage("There is already a table or view user");
    }

    private static Table letter() {
        return Table.of(LETTER, List.of(ID))
                .withConstraints(
                        List.of(), List.of(new ForeignKey(null, List.of("id"), USER, List.of("id"))), List.of());
    }

    private static Table drop(Table table, dev.limbeck.model.Constraint constraint) {
        return Evolution.apply(table, new DropConstraint(constraint));
    }

    @Test
    void theReverseOfAMoveRestoresTheOrder() {
        for (Column column : TABLE.columns()) {
            for (Position to : List.of(Position.FIRST, Position.after("boss_id"))) {
                if (!column.name().equals(to.after())) {
                    AlterColumn move = moved(column, to);
                    assertThat(Evolution.apply(Evolution.apply(TABLE, move), move.reverse()))
                            .isEqualTo(TABLE.withVerbatim(null));
                }
            }
        }
    }

    private static AlterColumn moved(Column column, Position to) {
        List<String> columns = TABLE.columns().stream().map(Column::name).toList();
        return new AlterColumn(column, column, null, null, Move.of(column.name(), columns, to));
    }

    private static List<String> names(TableOperation step) {
        return Evolution.apply(TABLE, step).columns().stream().map(Column::name).toList();
    }
}
