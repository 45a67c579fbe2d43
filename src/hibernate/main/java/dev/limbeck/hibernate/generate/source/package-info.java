/**
 * Writes the parts of Java source that entities consist of: annotations, imports, literals, and a converter; and forms
 * the singular and plural of names. Uses no other package of Limbeck.
 *
 * <pre>{@code
 * Annotation column = Annotation.jpa("Column").setText("name", "login");
 * String line = column.source(new Imports(), 4); // @Column(name = "login")
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.hibernate.generate.source;

import org.jspecify.annotations.NullMarked;
