package dev.limbeck;

/**
 * An operation of your own, made of those that there are, so that many revisions can say in a word what they would
 * repeat. Since each of its steps runs like any other, it works in a plan, in a proof and in a script as well.
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
 * <p>A revision that is shared runs for ever, and with it the class it names: change what it does as little as the
 * revision itself.
 */
public interface CustomOperation {

    /**
     * Does it: {@code op.invoke(new AuditTrigger("user"))} calls this.
     *
     * @throws Exception whatever it meets; the revision is then rolled back
     */
    void run(Operations op) throws Exception;

    /** {@return the operation that takes it back: {@code op.invoke(new AuditTrigger("user").reverse())}} */
    CustomOperation reverse();
}
