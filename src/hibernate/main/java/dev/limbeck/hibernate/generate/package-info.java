/**
 * Generates JPA entities from the schema of a database: finds the relations between tables, chooses Java types for
 * columns, and writes source. Refers to annotations by name only, so it does not need Hibernate. Uses {@code spi},
 * {@code model}, and {@code hibernate.generate.source}.
 *
 * <pre>{@code
 * GeneratedEntities entities = new EntityWriter().generate(request);
 * entities.sources().forEach(source -> System.out.println(source.text()));
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.hibernate.generate;

import org.jspecify.annotations.NullMarked;
