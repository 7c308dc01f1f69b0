package dev.claimport.cli;

import dev.claimport.text.Messages;
import dev.claimport.text.Similar;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says on standard error what is wrong with the arguments, in a line, and where to read on. The whole help would bury it. */
final class UsageReport implements IParameterExceptionHandler {

    private final Messages texts;

    UsageReport(Messages texts) {
        this.texts = texts;
    }

    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("claimport: " + message(exception));
        err.println("  " + texts.text("usage.help", Map.of("command", command.getCommandSpec().qualifiedName())));
        err.flush();
        return ExitCodes.USAGE;
    }

    private String message(ParameterException exception) {
        List<String> unknown = exception.getCommandLine().getUnmatchedArguments();
        if (exception instanceof MissingParameterException && !unknown.isEmpty()) {
            // What is misspelt is missing too, and only the one of it helps.
            return message(new UnmatchedArgumentException(exception.getCommandLine(), unknown));
        }
        if (exception instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().getFirst();
            // picocli also suggests what only shares some letters.
            return Similar.to(word, unmatched.getSuggestions())
                    .map(known -> texts.text("usage.similar", Map.of("word", word, "similar", known)))
                    .orElseGet(() -> texts.text("usage.unmatched", Map.of("word", word)));
        }
        return exception.getMessage().replaceFirst("^Error: ", "");
    }
}
