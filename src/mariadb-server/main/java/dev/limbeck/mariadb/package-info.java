/** The MariaDB server for the tests, which is not part of Limbeck. */
@NullMarked
package dev.limbeck.mariadb;

import org.jspecify.annotations.NullMarked;
