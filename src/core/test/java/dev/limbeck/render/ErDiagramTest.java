package dev.limbeck.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.command.review.SketchNotes;
import dev.limbeck.model.Column;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.result.Review.Note;
import dev.limbeck.result.Review.Sketch;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Tests that diagrams conform to Mermaid's grammar for any names. The expected diagrams were checked manually with
 * Mermaid's parser.
 */
final class ErDiagramTest {
    private static final TableName ODD = TableName.of("order \"of\" 100%\\ things");
    private static final Column ID = new Column("id", SqlType.of(TypeName.BIGINT), false);

    private static Table account(Column... more) {
        return Table.of(TableName.of("account"), List.of(more)).withPrimaryKey(new PrimaryKey(null, List.of("id")));
    }

    private static Table orders() {
        Column price = new Column("2nd price|€", SqlType.of(TypeName.DECIMAL, 12, 2), true);
        Column untyped = new Column("pk", SqlType.raw(""), true);
        Column owner = new Column("Owner", SqlType.raw("unsigned big int"), false);
        ForeignKey key = new ForeignKey("fk", List.of("owner"), TableName.of("ACCOUNT"), List.of());
        return Table.of(ODD, List.of(price, untyped, owner)).withConstraints(List.of(), List.of(key), List.of());
    }

    /** Tests the diagram and the notes in a report on a database whose names are case-sensitive. */
    @Test
    void namesThatDifferInCaseAreDifferent() {
        Column small = new Column("size", SqlType.of(TypeName.INTEGER), true);
        Table upper = account(ID, small).withName(TableName.of("Account"));
        Schema schema = Schema.of(List.of(account(ID, small, small.withName("Size")), upper))
                .withNames(NameRules.of(NameRule.EXACT));
        List<Operation> operations =
                List.of(new AlterTable(TableName.of("account"), List.of(new DropColumn(small.withName("Size")))));
        String diagram =
                """
                erDiagram
                    t1["account (changed)"] {
                        bigint id PK "not null"
                        integer size
                        integer Size "Dropped"
                    }
                """;
        assertThat(ErDiagram.renderBefore(schema, operations)).isEqualTo(diagram);
        Sketch sketch =
                new Sketch(schema, List.of(new Note("account", "", "changed"), new Note("account", "Size", "dropped")));
        assertThat(ErDiagram.render(schema, new SketchNotes(sketch))).isEqualTo(diagram);
    }

    @Test
    void affectedPartsAreMarkedBeforeAndAfter() {
        Column old = new Column("pw", SqlType.of(TypeName.VARCHAR, 50), true);
        Column added = new Column("hashed", SqlType.of(TypeName.VARCHAR, 100), false);
        Column login = new Column("login", SqlType.of(TypeName.TEXT), true);
        List<Operation> operations = List.of(new AlterTable(
                TableName.of("Account"),
                List.of(new DropColumn(old), new AddColumn(added), new RenameColumn("name", "login"))));
        assertThat(ErDiagram.renderBefore(Schema.of(List.of(account(ID, old, login.withName("name")))), operations))
                .isEqualTo(
                        """
                        erDiagram
                            t1["account (changed)"] {
                                bigint id PK "not null"
                                varchar(50) pw "Dropped"
                                text name "Renamed to login"
                            }
                        """);
        assertThat(ErDiagram.renderAfter(Schema.of(List.of(account(ID, login, added))), operations))
                .isEqualTo(
                        """
                        erDiagram
                            t1["account (changed)"] {
                                bigint id PK "not null"
                                text login "Was name"
                                varchar(100) hashed "not null; New"
                            }
                        """);
    }

    @Test
    void oddNamesFitTheGrammarAndStayReadable() {
        Schema schema = Schema.of(List.of(account(ID), orders()));
        assertThat(ErDiagram.renderAfter(schema, List.of(new CreateTable(orders()))))
                .isEqualTo(
                        """
                        erDiagram
                            t1["order 'of' 100٪/ things (new)"] {
                                decimal(12-2) _2nd_price__ "2nd price|€"
                                any pk_ "pk"
                                unsigned_big_int Owner FK "not null"
                            }
                            t2["account"]
                            t1 }o--|| t2 : "owner"
                        """);
        assertThat(ErDiagram.renderBefore(schema, List.of(new CreateTable(orders()))))
                .isEmpty();
    }
}
