/** Tests and test data that the modules of the database servers share. It is not part of Limbeck. */
@NullMarked
package dev.limbeck.testing;

import org.jspecify.annotations.NullMarked;
