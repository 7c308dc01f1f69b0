package dev.claimport.account.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The guide's page of rules says what the rules say: it is made of the same texts. */
class TemplateCheckPageTest {

    private static final Path PAGE = Path.of("src/site/markdown/template-check.md");
    private static final Path MADE = Path.of("target/template-check.md");

    private final ResourceBundle texts = Messages.bundle("template-check", Locale.ENGLISH);

    @Test
    void thePageIsMadeOfTheTextsOfTheRules() throws IOException {
        String page = Files.readString(PAGE);
        int rules = page.indexOf("## Rules\n");
        String made = page.substring(0, rules) + rules();
        Files.createDirectories(MADE.getParent());
        Files.writeString(MADE, made);
        assertEquals(made, page, "copy " + MADE + " to " + PAGE);
    }

    private String rules() {
        return "## Rules\n\n" + Arrays.stream(Severity.values()).map(this::rules).collect(Collectors.joining("\n"));
    }

    private String rules(Severity severity) {
        return "### What " + texts.getString("severity." + severity.id()).replace("advice", "is worth knowing") + "\n\n"
                + Rules.all().stream().filter(rule -> rule.severity() == severity).map(this::rule).collect(Collectors.joining());
    }

    private String rule(Rule rule) {
        return "- **" + rule.id() + "** " + shown(rule.id() + ".message") + " *" + shown(rule.id() + ".remedy") + "* ([" + rule.source().title() + "]("
                + rule.source().address() + "))\n";
    }

    /** Facts by their names. What else has a meaning in Markdown is kept from it. */
    private String shown(String key) {
        return texts.getString(key).replaceAll("\\{([a-zA-Z][a-zA-Z0-9]*)}", "‹$1›").replaceAll("([*_#\\[\\]<>|`])", "\\\\$1");
    }
}
