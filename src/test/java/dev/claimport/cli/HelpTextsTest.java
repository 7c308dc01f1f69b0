package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.cli.manual.ManualPage;
import dev.claimport.testing.PseudoLanguage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** What the commands say of themselves is all in the bundle, and all that is there is said. */
class HelpTextsTest {

    private final PseudoLanguage language = new PseudoLanguage("help");
    private final CommandLine root = new RecordedTerminal().commandLine();

    @Test
    void everyTextOfEveryCommandIsAWholeOneOfTheBundle() {
        HelpTexts.describe(root, language);
        List<String> literals = new ArrayList<>();
        texts(root).stream().filter(text -> !text.isBlank() && !PseudoLanguage.isWhole(text)).forEach(literals::add);
        assertEquals(List.of(), literals);
    }

    @Test
    void everyOptionAndEveryCommandSaysSomething() {
        HelpTexts.describe(root, language);
        List<String> silent = new ArrayList<>();
        all(root).forEach(command -> {
            if (String.join("", command.getCommandSpec().usageMessage().header()).isBlank()) {
                silent.add(command.getCommandSpec().qualifiedName());
            }
            command.getCommandSpec().args().stream().filter(argument -> !argument.hidden() && String.join("", argument.description()).isBlank())
                    .forEach(argument -> silent.add(command.getCommandSpec().qualifiedName() + " " + argument.paramLabel()));
        });
        assertEquals(List.of(), silent);
    }

    @Test
    void noTextIsLeftOver() {
        HelpTexts.describe(root, language);
        texts(root);
        new ManualPage(root, "1").roff();
        Set<String> left = new TreeSet<>(language.keySet());
        left.removeAll(language.asked());
        assertEquals(Set.of(), left);
    }

    @Test
    void nothingIsSaidThatIsNotInTheBundle() {
        assertEquals(List.of(), texts(root).stream().filter(text -> !text.isBlank() && !text.startsWith("Show this help") && !text.startsWith("Print version")).toList());
    }

    private static List<CommandLine> all(CommandLine command) {
        List<CommandLine> found = new ArrayList<>(List.of(command));
        command.getSubcommands().values().forEach(below -> found.addAll(all(below)));
        return found;
    }

    private static List<String> texts(CommandLine root) {
        List<String> texts = new ArrayList<>();
        all(root).forEach(command -> {
            var usage = command.getCommandSpec().usageMessage();
            texts.addAll(Arrays.asList(usage.header()));
            texts.addAll(Arrays.asList(usage.description()));
            texts.addAll(Arrays.asList(usage.footer()));
            command.getCommandSpec().args().stream().map(ArgSpec::description).map(Arrays::asList).forEach(texts::addAll);
        });
        return texts;
    }
}
