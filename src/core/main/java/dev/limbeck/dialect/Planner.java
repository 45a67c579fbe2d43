package dev.limbeck.dialect;

import dev.limbeck.dialect.OnlineChanges.RecordedStep;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.TableOperation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Plans how operations are carried out. Only {@link #requireAccepted} accesses a database. */
public interface Planner {

    /**
     * Plans how an operation is carried out on the given schema.
     *
     * @throws UnsupportedChange if the operation cannot be carried out without losing information; the message states
     *     the reason and what to do
     */
    OperationPlan plan(Operation operation, Catalog catalog, PlanOptions options);

    /**
     * {@return the plan of an operation that does not depend on the schema; empty for other operations} Such a plan
     * avoids reading the schema; to read it before each of a thousand new tables would be slow.
     *
     * @param offered the need that is satisfied by the transaction in which the plan will run
     */
    Optional<OperationPlan> planWithoutSchema(Operation operation, PlanOptions options, OperationPlan.Need offered);

    /**
     * {@return a faster plan for a table without rows, with the same result as the plan that {@link #plan} returns;
     * empty if there is none}
     *
     * @throws UnsupportedChange as {@link #plan} does
     */
    default Optional<OperationPlan> planWithoutRows(AlterTable batch, Catalog catalog) {
        return Optional.empty();
    }

    /**
     * {@return the operations, together with those that create, change and drop the enumeration types of the database}
     *
     * @param operations the operations that a comparison has found
     * @param declared the statements of the model, which can create types
     * @param live the database before the operations
     * @param renames the new names of renamed values, by {@code type.value}
     */
    default List<Operation> withTypes(
            List<Operation> operations, List<ExecuteSql> declared, Catalog live, Map<String, String> renames) {
        return operations;
    }

    /** {@return the statements that create the enumeration types of the database, for {@link #withTypes}} */
    default List<ExecuteSql> declareTypes(Catalog catalog) {
        return List.of();
    }

    /**
     * {@return the queries that check whether the existing rows satisfy the table definition that a batch produces}
     *
     * @throws UnsupportedChange if the batch cannot be carried out without losing information
     */
    List<Guard> rowQuestions(AlterTable batch, Catalog catalog);

    /**
     * Checks, before the first step of a revision that runs step by step, that the operation can be planned.
     *
     * @param catalog the database as it will be when the operation runs, but with the current text of its definitions
     * @throws UnsupportedChange if the operation cannot be carried out without losing information
     */
    default void requirePlannable(Operation operation, Catalog catalog) {}

    /**
     * Views and triggers that no longer work after a change to a table, because the database neither adapts them nor
     * rejects the change.
     *
     * @param table the table that is dropped or renamed, or that has the column
     * @param column the column that is dropped or renamed; null if the whole table is dropped or renamed
     * @param users the views and triggers
     * @param problem the part of the message before the list of views and triggers
     * @param advice the part of the message after the list
     */
    record BrokenUsers(
            TableName table, @Nullable String column, List<BrokenUser> users, String problem, String advice) {
        /** Copies the list. */
        public BrokenUsers {
            users = List.copyOf(users);
        }
    }

    /**
     * A view or a trigger.
     *
     * @param name the name
     * @param table the table of the trigger; null for a view
     * @param description the object as part of a sentence, for instance {@code the view v}
     */
    record BrokenUser(TableName name, @Nullable TableName table, String description) {}

    /**
     * {@return the views and triggers that no longer work after the operation, unless a later operation of the revision
     * drops or replaces them; none in a database that adapts them or rejects the operation}
     */
    default List<BrokenUsers> findBrokenUsers(Operation operation, Catalog catalog) {
        return List.of();
    }

    /**
     * {@return whether an SQL statement might drop or replace a view or trigger of {@link #findBrokenUsers}, or might
     * run other statements that its text does not show}
     *
     * @param names the rules by which the database compares names
     */
    default boolean mayRepair(String sql, BrokenUser user, NameRules names) {
        return false;
    }

    /**
     * Asks the server, before the first step of a revision that runs step by step, whether it accepts the definitions
     * in the steps. Changes nothing that another session sees.
     *
     * @throws UnsupportedChange if the server would reject a step
     * @throws SQLException if the connection was lost
     */
    default void requireAccepted(Connection connection, List<RecordedStep> steps) throws SQLException {}

    /**
     * {@return an operation that has the same effect and uses only objects that the database supports; for most
     * operations, the operation itself}
     *
     * @param schema the current schema, which is read only if needed
     * @throws UnsupportedChange if the schema does not contain the object that the operation changes
     */
    default Operation expand(Operation operation, Supplier<Schema> schema) {
        return operation;
    }

    /**
     * {@return the steps that have the same effect as the given step of a batch on the given table and use only objects
     * that the database supports}
     *
     * @throws UnsupportedChange if the table does not contain the part that the step changes
     */
    default List<TableOperation> expand(TableOperation step, Table table) {
        return List.of(step);
    }

    /**
     * {@return the operation with the names that the database gives to unnamed constraints}
     *
     * @param schema the current schema
     */
    default Operation withStoredNames(Operation operation, Schema schema) {
        return operation;
    }

    /** {@return the enumeration of the given column, if the table limits the column to a list of names} */
    default Optional<SqlType.Enumeration> findEnumeration(Table table, Column column) {
        return column.type() instanceof SqlType.Enumeration type ? Optional.of(type) : Optional.empty();
    }

    /**
     * {@return the constraint of the table that matches the given unnamed constraint; empty if the caller should
     * compare the definitions, which is sufficient for a database that stores constraints as they are written}
     *
     * @throws UnsupportedChange if several constraints of the table match the description
     */
    default Optional<Constraint> findConstraint(Table table, Constraint wanted) {
        return Optional.empty();
    }

    /** {@return the sequence with the given name, if the schema has it} */
    default Optional<Sequence> findSequence(Schema schema, TableName name) {
        return schema.sequence(name);
    }

    /**
     * An object that a statement would remove without recreating it unchanged.
     *
     * @param description the kind and the name of the object
     * @param definition the statements that recreate the object unchanged
     * @param effect what the statement does to the object
     */
    record Loss(String description, List<String> definition, Effect effect) {
        /** The effect of a statement on an object that it does not recreate unchanged. */
        public enum Effect {
            /** The statement drops or changes the object by its name, and restores an earlier definition. */
            OVERWRITTEN,
            /** The object is dropped with a column. */
            DROPPED,
            /** The object consists of privileges on a column, which are lost when the column is dropped. */
            REVOKED,
            /**
             * The statement creates the object again; the definition begins with text that is unique to this object.
             */
            RESTORED,
            /** An earlier statement of the step has changed the object, or the form in which the server stores it. */
            REWRITTEN
        }

        /** Copies the statements. */
        public Loss {
            definition = List.copyOf(definition);
        }
    }

    /**
     * {@return the objects that the statement would remove without creating them again, because they did not exist or
     * had a different definition when the statement was planned}
     *
     * @param table the table that the statement changes
     * @param statement the statement, with everything that it creates again
     * @param now the schema before the statement
     */
    default List<Loss> findLosses(TableName table, Statement statement, Catalog now) {
        return List.of();
    }

    /**
     * {@return the columns that the statement changes or replaces, with the parts of their definitions that were copied
     * when the statement was planned; later changes to these parts would be overwritten}
     *
     * @param table the table that the statement changes
     * @param now the schema before the statement
     */
    default List<Loss> findColumns(TableName table, Statement statement, Catalog now) {
        return List.of();
    }

    /**
     * {@return the objects that the statement creates again, with the definitions that they have now}
     *
     * @param table the table that the statement changes
     * @param now the schema before the statement
     */
    default List<Loss> findRestored(TableName table, Statement statement, Catalog now) {
        return List.of();
    }

    /** {@return whether the statement itself drops the object} */
    default boolean drops(Statement statement, Loss object) {
        return false;
    }

    /** {@return the statement without the parts that would create an object or a property that no longer exists} */
    default Statement without(Statement statement, Set<String> removed) {
        return statement;
    }
}
