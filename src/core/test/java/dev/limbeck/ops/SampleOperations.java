package dev.limbeck.ops;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.Options;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.Trigger;
import dev.limbeck.model.TypeName;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.model.View;
import java.util.List;

/** One operation of every kind, for tests that must cover all kinds. */
public final class SampleOperations {
    public static final TableName USER = TableName.of("user");
    public static final Column ID = new Column("id", SqlType.of(TypeName.BIGINT), false);
    public static final Column EMAIL = new Column("email", SqlType.of(TypeName.VARCHAR, 255), false);
    public static final Column BOSS = new Column("boss_id", SqlType.of(TypeName.BIGINT), true);
    public static final Column PHONE = new Column("phone", SqlType.of(TypeName.VARCHAR, 20), true);
    public static final PrimaryKey KEY = new PrimaryKey("pk_user", List.of("id"));
    public static final UniqueConstraint UNIQUE = new UniqueConstraint("uk_email", List.of("email"));
    public static final ForeignKey REFERENCE = new ForeignKey("fk_boss", List.of("boss_id"), USER, List.of("id"));
    public static final CheckConstraint CHECK = new CheckConstraint("ck_email", new SqlText("email <> ''"));
    public static final Index INDEX =
            new Index("ix_email", List.of(IndexPart.column("email").desc()), false, new SqlText("boss_id is null"));
    public static final Table TABLE = Table.of(USER, List.of(ID, EMAIL, BOSS))
            .withPrimaryKey(KEY)
            .withConstraints(List.of(UNIQUE), List.of(REFERENCE), List.of(CHECK))
            .withIndexes(List.of(INDEX));
    public static final View VIEW =
            new View(TableName.of("boss"), new SqlText("create view boss as select * from user"));
    public static final Trigger TRIGGER =
            new Trigger("noted", USER, new SqlText("create trigger noted after insert on user begin select 1; end"));

    public static final Sequence SEQUENCE = new Sequence(TableName.of("user_seq"), 1_000, 20);

    public static final List<TableOperation> STEPS = List.of(
            new AddColumn(PHONE, new SqlText("''"), Position.after("email")),
            new DropColumn(BOSS, null, Position.FIRST),
            new AlterColumn(EMAIL, EMAIL.withNullable(true), new SqlText("lower(email)"), new SqlText("email"), null),
            new RenameColumn("email", "mail"),
            new AddConstraint(new UniqueConstraint(null, List.of("boss_id"))),
            new DropConstraint(CHECK),
            new RenameConstraint("uk_email", "uk_mail"),
            new CreateIndex(new Index("ix_boss", List.of(IndexPart.column("boss_id")), false, null)),
            new DropIndex(INDEX),
            new RenameIndex("ix_email", "ix_mail"),
            new AlterOptions(Options.NONE, Options.NONE.with("sqlite_strict", true)));

    public static final List<Operation> OPERATIONS = List.of(
            new CreateTable(TABLE.withName(TableName.of("person"))),
            new DropTable(TABLE),
            new RenameTable(USER, TableName.of("account")),
            new AlterTable(USER, STEPS, Recreate.ALWAYS),
            new AlterTable.Comment(USER, null, "who may log in"),
            new CreateView(new View(TableName.of("mails"), new SqlText("create view mails as select email from user"))),
            new DropView(VIEW),
            new ReplaceView(VIEW, new View(VIEW.name(), new SqlText("create view boss as select 1 as id"))),
            new CreateTrigger(new Trigger("seen", USER, new SqlText("create trigger seen after delete on user …"))),
            new DropTrigger(TRIGGER),
            new CreateSequence(new Sequence(TableName.of("mail_seq"), -5, 1)),
            new AlterSequence(SEQUENCE, new Sequence(SEQUENCE.name(), 5_000_000_000L, 50)),
            new DropSequence(SEQUENCE),
            new ExecuteSql(new SqlText("update user set email = ''"), null),
            new ExecuteSql(
                    null,
                    null,
                    new ExecuteSql.EnumValues(TableName.of("color"), List.of("RED")),
                    new ExecuteSql.EnumValues(TableName.of("color"), List.of("GREEN", "RED"))));

    private SampleOperations() {}
}
