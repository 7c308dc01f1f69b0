package dev.claimport.cli;

import dev.claimport.text.Messages;
import java.util.Locale;
import java.util.ResourceBundle;
import picocli.CommandLine;

/**
 * What the commands say of themselves, from the bundle {@code help}. Only for those who read it: to give it to a command takes longer
 * than many a command runs.
 */
final class HelpTexts {

    private final Locale locale;

    HelpTexts(Locale locale) {
        this.locale = locale;
    }

    /** Gives it to a command and all below. */
    CommandLine describe(CommandLine command) {
        describe(command, Messages.bundle("help", locale));
        return command;
    }

    static void describe(CommandLine command, ResourceBundle texts) {
        command.getCommandSpec().resourceBundle(texts);
        command.getSubcommands().values().forEach(below -> describe(below, texts));
    }
}
