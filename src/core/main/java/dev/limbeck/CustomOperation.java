package dev.limbeck;

/**
 * A user-defined operation that is composed of existing operations, so that several revisions can share it. Its steps
 * run like all other operations, so a custom operation also works in plans, proofs and scripts.
 *
 * <pre>{@code
 * public record AuditTrigger(String table) implements CustomOperation {
 *     public void run(Operations op) {
 *         op.createTrigger(table + "_audit", table, new SqlText("create trigger " + table + "_audit …"));
 *     }
 *
 *     public CustomOperation reverse() {
 *         return new NoAuditTrigger(table);
 *     }
 * }
 * }</pre>
 *
 * <p>Once a revision that uses the operation has been shared, do not change what the operation does, just as you would
 * not change the revision itself.
 */
public interface CustomOperation {

    /**
     * Performs the operation; {@code op.invoke(new AuditTrigger("user"))} calls this method.
     *
     * @throws Exception if it fails; the revision is then rolled back
     */
    void run(Operations op) throws Exception;

    /** {@return the operation that reverts this operation: {@code op.invoke(new AuditTrigger("user").reverse())}} */
    CustomOperation reverse();
}
