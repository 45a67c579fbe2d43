@NullMarked
package dev.limbeck.mariadb.history;

import org.jspecify.annotations.NullMarked;
