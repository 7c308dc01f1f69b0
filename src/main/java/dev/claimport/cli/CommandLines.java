package dev.claimport.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.serial.SerialPorts;
import dev.claimport.text.Messages;
import dev.claimport.time.TimeSource;
import dev.claimport.workplace.Backend;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Puts the commands together. */
public final class CommandLines {

    private static final Logger LOG = LoggerFactory.getLogger(CommandLines.class);

    private CommandLines() {}

    public static CommandLine create(Backend backend, Window window, SerialPorts ports, TimeSource time, Locale locale) {
        Messages texts = Messages.of("cli", locale);
        var report = new FailureReport(Messages.of("failures", locale), texts);
        var mapper = new ObjectMapper();
        var runner = new HandoverRunner(texts, report, mapper, time);
        var practice = new CommandLine(new PracticeCommand(backend, runner, window, texts))
                .addSubcommand(new PracticeCloudCommand(texts, mapper, time))
                .addSubcommand(new PracticeDeviceCommand(texts, mapper, time));
        return new CommandLine(new RootCommand(window))
                .addSubcommand(practice)
                .addSubcommand(new HandoverCommand(backend, runner))
                .addSubcommand(new PortsCommand(ports, texts, mapper))
                .setExecutionExceptionHandler((exception, command, _) -> {
                    Failure failure = exception instanceof FailureException named ? named.failure() : unexpected(exception);
                    report.print(failure, command.getErr());
                    return ExitCodes.of(failure);
                });
    }

    private static Failure unexpected(Exception exception) {
        LOG.error("command broke", exception);
        return new LocalFailure(LocalFailure.Kind.UNEXPECTED, Map.of("error", exception.getClass().getSimpleName()), String.valueOf(exception.getMessage()));
    }
}
