package dev.limbeck.cli.page;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;

/** Marks tests that open pages in a {@link Browser}; these tests are skipped if no browser is installed. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("browser")
@EnabledIf(
        value = "dev.limbeck.cli.page.Browser#isInstalled",
        disabledReason = "chromium or chromedriver is not installed")
@interface InBrowser {}
