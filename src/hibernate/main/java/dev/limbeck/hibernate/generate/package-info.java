/**
 * From the schema of a database to JPA entities: what the tables mean to each other, what their columns are in Java, and
 * the source text of it. Knows annotations by name only, so that it needs no Hibernate. Uses {@code spi} and {@code
 * model}.
 *
 * <pre>{@code
 * GeneratedEntities entities = new EntityWriter().generate(request);
 * entities.sources().forEach(source -> System.out.println(source.text()));
 * }</pre>
 */
@NullMarked
package dev.limbeck.hibernate.generate;

import org.jspecify.annotations.NullMarked;
