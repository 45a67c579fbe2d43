/** Tests of the pages for reviewers, which the tests parse and open in a browser. */
@NullMarked
package dev.limbeck.cli.page;

import org.jspecify.annotations.NullMarked;
