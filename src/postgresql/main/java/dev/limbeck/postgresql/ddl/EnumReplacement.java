package dev.limbeck.postgresql.ddl;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.View;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import dev.limbeck.postgresql.syntax.SqlTokenizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Replaces an enumeration type with one that has other values, in one statement, because PostgreSQL cannot remove or
 * move a value. The statement fails if a row has a value that the new type lacks. Everything that uses the type or a
 * column of the type, such as views, checks and indexes, is dropped before the change and created again afterwards.
 */
final class EnumReplacement {
    private static final PostgresqlSyntax SYNTAX = new PostgresqlSyntax();

    /** The declarations of variables, whose names no column has. */
    private static final String DECLARATIONS =
            """
            declare limbeck_rights aclitem[]; limbeck_owner text; limbeck_note text; limbeck_part record;
              limbeck_types oid[]; limbeck_again text[] := '{}'; limbeck_users text; limbeck_sql text;
            """;

    private static final String REMEMBER =
            """
            select typacl, typowner::regrole::text, obj_description(oid, 'pg_type'), array[oid, typarray]
              into limbeck_rights, limbeck_owner, limbeck_note, limbeck_types
              from pg_type where oid = %s::regtype""";

    /**
     * Drops the checks, foreign keys, exclusion constraints and indexes that compare with values of the type. The
     * server keeps all others when the type of a column changes.
     */
    private static final String DROP_PARTS =
            """
            for limbeck_part in
              select format('alter table %s drop constraint %I', k.conrelid::regclass, k.conname) as drop_it,
                format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) as again,
                format('comment on constraint %I on %s is %L', k.conname, k.conrelid::regclass, c.description) as note,
                c.description, k.contype = 'f' as last
              from pg_constraint k
                left join pg_description c on c.classoid = 'pg_constraint'::regclass and c.objoid = k.oid
              where k.conrelid <> 0 and k.coninhcount = 0 and (k.contype in ('c', 'x') and exists (
                  select from pg_depend d where d.refclassid = 'pg_type'::regclass and d.refobjid = any (limbeck_types)
                    and (d.classid, d.objid) in (('pg_constraint'::regclass, k.oid), ('pg_class'::regclass, k.conindid)))
                or k.contype = 'f' and exists (select from pg_attribute a where a.attrelid = k.conrelid
                  and a.attnum = any (k.conkey) and a.atttypid = any (limbeck_types)))
              union all
              select format('drop index %s', i.oid::regclass),
                regexp_replace(pg_get_indexdef(i.oid), ' ON ONLY ', ' ON '),
                format('comment on index %s is %L', i.oid::regclass, obj_description(i.oid, 'pg_class')),
                obj_description(i.oid, 'pg_class'), false
              from pg_class i
              where i.relkind in ('i', 'I') and not i.relispartition
                and not exists (select from pg_constraint k where k.conindid = i.oid and k.contype in ('p', 'u', 'x'))
                and exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = i.oid
                  and d.refclassid = 'pg_type'::regclass and d.refobjid = any (limbeck_types))
              order by last desc
            loop
              execute limbeck_part.drop_it;
              limbeck_again := array_remove(array[limbeck_part.again,
                case when limbeck_part.description is not null then limbeck_part.note end], null) || limbeck_again;
            end loop""";

    private static final String REFUSE_OTHERS =
            """
            select string_agg(distinct pg_describe_object(d.classid, d.objid, 0), ', ') into limbeck_users
              from pg_depend d left join pg_class c on d.classid = 'pg_class'::regclass and c.oid = d.objid
              where d.refclassid = 'pg_type'::regclass and d.refobjid = any (limbeck_types) and d.deptype <> 'i'
                and (d.classid in ('pg_proc'::regclass, 'pg_type'::regclass, 'pg_cast'::regclass, 'pg_operator'::regclass)
                  or c.relkind = 'c');
            if limbeck_users is not null then
              raise exception using message = 'The values of ' || %1$s || ' cannot be replaced, because ' || limbeck_users
                || ' uses the type. Drop it first with op.execute, and create it again afterwards.';
            end if""";

    private static final String CREATE_PARTS =
            """
            foreach limbeck_sql in array limbeck_again loop
              execute limbeck_sql;
            end loop""";

    private static final String RESTORE =
            """
            if limbeck_rights is not null then
              execute format('revoke all on type %%s from public', %1$s);
              for limbeck_part in select grantee, is_grantable from aclexplode(limbeck_rights) loop
                execute format('grant usage on type %%s to %%s%%s', %1$s,
                  case limbeck_part.grantee when 0 then 'public' else limbeck_part.grantee::regrole::text end,
                  case when limbeck_part.is_grantable then ' with grant option' else '' end);
              end loop;
            end if;
            if limbeck_note is not null then
              execute format('comment on type %%s is %%L', %1$s, limbeck_note);
            end if;
            if limbeck_owner <> quote_ident(current_user) then
              execute format('alter type %%s owner to %%s', %1$s, limbeck_owner);
            end if""";

    private final Catalog live;
    private final TableName type;
    private final List<List<String>> casts;
    private final List<String> statements = new ArrayList<>();
    private final Map<String, List<String>> restored = new LinkedHashMap<>();
    private final Set<String> repairs = new LinkedHashSet<>();

    /**
     * Creates the replacement of a type.
     *
     * @param casts the source and the target of each cast from and to text that the type has
     */
    EnumReplacement(Catalog live, TableName type, List<List<String>> casts) {
        this.live = live;
        this.type = type;
        this.casts = casts;
    }

    /** {@return the name as the server prints it} */
    static String spell(TableName name) {
        String schema = name.schema();
        return (schema == null ? "" : SYNTAX.quoteIfNeeded(schema) + ".") + SYNTAX.quoteIfNeeded(name.name());
    }

    static boolean isOf(Column column, String type) {
        return SYNTAX.spell(column.type()).equals(type);
    }

    /** {@return the statement that replaces the values of the type with the given values} */
    String by(List<String> values) {
        String name = spell(type);
        String literal = SYNTAX.literal(name);
        TableName moved = new TableName(type.schema(), ObjectNames.temporary("limbeck_old", type.name()));
        findUsers();
        statements.add(REMEMBER.formatted(literal));
        restored.forEach(this::dropIfExists);
        if (hasParts()) {
            statements.add(DROP_PARTS);
        }
        casts.forEach(cast -> statements.add("drop cast (" + cast.get(0) + " as " + cast.get(1) + ")"));
        statements.add(REFUSE_OTHERS.formatted(literal));
        statements.add("alter type " + name + " rename to " + spell(TableName.of(moved.name())));
        statements.add(EnumTypes.createType(name, values));
        columns().forEach(each -> convert(each.table(), each.column(), name));
        statements.add("drop type " + spell(moved));
        casts.forEach(cast ->
                statements.add("create cast (" + cast.get(0) + " as " + cast.get(1) + ") with inout as implicit"));
        if (hasParts() || !restored.isEmpty()) {
            statements.add(CREATE_PARTS);
        }
        repairs.forEach(this::repair);
        statements.add(RESTORE.formatted(literal));
        String comment = ("the values of " + name + " become " + String.join(", ", values)).replaceAll("\\s", " ");
        String body = " -- " + comment + "\n" + DECLARATIONS + "begin\n" + String.join(";\n", statements) + ";\nend ";
        return "do " + quoted(body, "limbeck");
    }

    /**
     * Returns whether a check, an exclusion constraint or an index compares with values of the type, or a foreign key
     * has a column of the type.
     */
    private boolean hasParts() {
        String value = "::" + spell(type);
        boolean excluded = live.otherObjects().stream()
                .anyMatch(object -> object.startsWith("constraint ") && object.contains(value));
        return excluded
                || live.schema().tables().stream()
                        .anyMatch(table -> table.indexes().toString().contains(value)
                                || table.constraints()
                                        .anyMatch(constraint ->
                                                constraint.toString().contains(value) || isKeyOf(constraint, table)));
    }

    private boolean isKeyOf(Constraint constraint, Table table) {
        return constraint instanceof ForeignKey key
                && columns().stream()
                        .anyMatch(use -> use.table().name().equals(table.name())
                                && key.columns().contains(use.column().name()));
    }

    /** Drops and recreates the object only if the database has it. */
    private void dropIfExists(String drop, List<String> creations) {
        String again = creations.stream()
                .map(sql -> quoted(single(sql), "sql"))
                .collect(Collectors.joining(",\n    ", "limbeck_again := array[", "]::text[] || limbeck_again"));
        ifExists("execute " + quoted(drop, "sql") + ";\n  " + again);
    }

    private void repair(String sql) {
        ifExists("execute " + quoted(single(sql), "sql"));
    }

    private void ifExists(String statement) {
        statements.add(
                "begin\n  " + statement + ";\nexception when undefined_object or undefined_table then null;\nend");
    }

    /** Returns the text in dollar quotes that it does not contain. */
    private static String quoted(String text, String tag) {
        String quote = "$" + tag + "$";
        for (int i = 1; text.contains(quote); i++) {
            quote = "$" + tag + i + "$";
        }
        return quote + text + quote;
    }

    /** A column of the type, or of arrays of the type. */
    private record Use(Table table, Column column) {}

    private List<Use> columns() {
        String name = spell(type);
        List<Use> found = new ArrayList<>();
        for (Table table : live.schema().tables()) {
            for (Column column : table.columns()) {
                if (isOf(column, name) || isOf(column, name + "[]")) {
                    found.add(new Use(table, column));
                }
            }
        }
        return found;
    }

    private void convert(Table table, Column column, String name) {
        String alter = "alter table " + spell(table.name()) + " alter column ";
        String array = isOf(column, name) ? "" : "[]";
        String quoted = SYNTAX.quoteIfNeeded(column.name());
        SqlText value = column.serverDefault();
        if (value != null) {
            statements.add(alter + quoted + " drop default");
        }
        statements.add(
                alter + quoted + " type " + name + array + " using " + quoted + "::text" + array + "::" + name + array);
        if (value != null) {
            statements.add(alter + quoted + " set default " + value.sql());
        }
    }

    /** Finds the views, policies, rules and triggers that use the type or its columns. */
    private void findUsers() {
        Set<View> views = new LinkedHashSet<>();
        List<DependentViews> users = new ArrayList<>();
        for (Use use : columns()) {
            DependentViews dependent = new DependentViews(live, use.table().name());
            views.addAll(dependent.using(use.table().name()));
            users.add(dependent.withoutViews(use.column().name()));
        }
        for (View view : live.schema().views()) {
            boolean named = SqlTokenizer.meaningful(view.definition().sql()).stream()
                    .map(SqlToken::name)
                    .anyMatch(type.name()::equals);
            if (named && views.add(view)) {
                views.addAll(new DependentViews(live, view.name()).using(view.name()));
            }
        }
        users.add(DependentViews.of(live, type, views));
        users.forEach(each -> {
            restored.putAll(each.restored());
            repairs.addAll(each.repairs());
        });
    }

    private static String single(String sql) {
        String text = sql.strip();
        return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    }
}
