package dev.limbeck;

/**
 * A user-defined operation that is composed of existing ones, so that several revisions can share it. Its steps run
 * like any others, so it also works in plans, proofs and scripts.
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
 * <p>A revision that has been shared must keep working, and so must the class it uses: do not change what the operation
 * does, just as you would not change the revision.
 */
public interface CustomOperation {

    /**
     * Performs the operation; {@code op.invoke(new AuditTrigger("user"))} calls this method.
     *
     * @throws Exception if it fails; the revision is then rolled back
     */
    void run(Operations op) throws Exception;

    /** {@return the operation that reverts this one: {@code op.invoke(new AuditTrigger("user").reverse())}} */
    CustomOperation reverse();
}
