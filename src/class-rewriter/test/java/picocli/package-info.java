/** Annotations of every form, in the package whose annotations are replaced, and code that reads them. */
@NullMarked
package picocli;

import org.jspecify.annotations.NullMarked;
