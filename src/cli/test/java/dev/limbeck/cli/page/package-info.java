/** Tests of the pages for reviewers, by parsing them and in a browser. */
@NullMarked
package dev.limbeck.cli.page;

import org.jspecify.annotations.NullMarked;
