@NullMarked
package dev.limbeck.postgresql.history;

import org.jspecify.annotations.NullMarked;
