/**
 * Divides SQL text into tokens, according to the rules of a database.
 *
 * <pre>{@code
 * TokenRules rules = new TokenRules(true, true, false, false, false);
 * List<SqlToken> tokens = rules.meaningful("select \"a\" from t");
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.dialect.token;

import org.jspecify.annotations.NullMarked;
