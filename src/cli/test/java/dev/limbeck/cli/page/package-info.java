/** Tests of the pages for reviewers, which are parsed and opened in a browser. */
@NullMarked
package dev.limbeck.cli.page;

import org.jspecify.annotations.NullMarked;
