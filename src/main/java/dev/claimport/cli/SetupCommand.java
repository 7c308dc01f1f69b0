package dev.claimport.cli;

import dev.claimport.account.kit.Kit;
import dev.claimport.account.kit.KitFolder;
import dev.claimport.text.Messages;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code claimport setup}: everything that an account needs for fleet provisioning, as files to review and deploy. */
@Command(name = "setup", mixinStandardHelpOptions = true, sortOptions = false)
final class SetupCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", descriptionKey = "DIR")
    private Path folder;

    @Option(names = "--name", paramLabel = "NAME")
    private @Nullable String name;

    @Option(names = "--account", paramLabel = "ID")
    private @Nullable String account;

    @Option(names = "--region", paramLabel = "REGION")
    private @Nullable String region;

    @Option(names = "--parameter", paramLabel = "NAME")
    private List<String> parameters = new ArrayList<>();

    @Option(names = "--hook")
    private boolean hook;

    @Spec
    private CommandSpec spec;

    private final Optional<UnaryOperator<String>> person;
    private final Messages texts;

    /** @param person who can be asked, if there is one; answers null when there will be no more answers */
    SetupCommand(Optional<UnaryOperator<String>> person, Messages texts) {
        this.person = person;
        this.texts = texts;
    }

    @Override
    public Integer call() {
        return new Work().call();
    }

    /** Apart from the command, into which picocli looks with every help: so that loads no class of the kit. */
    private final class Work {

        Integer call() {
            SetupQuestions questions = new SetupQuestions(person, texts);
            boolean asks = name == null || account == null || region == null;
            if (asks && person.isEmpty()) {
                throw UsageProblem.ARGUMENTS_MISSING.in(spec, missing());
            }
            Kit kit = new Kit(value(questions, "--name", name, Kit::isName), value(questions, "--account", account, Kit::isAccount),
                    value(questions, "--region", region, Kit::isRegion), parameters(questions, asks), hook(questions, asks));
            List<String> files = KitFolder.write(folder, kit);
            PrintWriter out = spec.commandLine().getOut();
            files.forEach(file -> out.println(folder.resolve(file)));
            out.println(texts.text("setup.written", Map.of("file", folder.resolve("README.md"))));
            out.flush();
            return ExitCodes.DONE;
        }

        private String missing() {
            List<String> missing = new ArrayList<>();
            add(missing, "--name", name);
            add(missing, "--account", account);
            add(missing, "--region", region);
            return String.join(", ", missing);
        }

        private void add(List<String> missing, String option, @Nullable String given) {
            if (given == null) {
                missing.add(option);
            }
        }

        /** What was given, or else is answered. */
        private String value(SetupQuestions questions, String option, @Nullable String given, Predicate<String> right) {
            if (given == null) {
                return questions.ask("setup.ask." + option.substring(2), right);
            }
            if (!right.test(given)) {
                throw UsageProblem.VALUE_WRONG.in(spec, option, given);
            }
            return given;
        }

        private List<String> parameters(SetupQuestions questions, boolean asks) {
            if (parameters.isEmpty() && asks) {
                return questions.askNames("setup.ask.parameters", Kit::areParameters);
            }
            if (!Kit.areParameters(parameters)) {
                throw UsageProblem.VALUE_WRONG.in(spec, "--parameter", String.join(" ", parameters));
            }
            return parameters;
        }

        private boolean hook(SetupQuestions questions, boolean asks) {
            return hook || asks && questions.agrees("setup.ask.hook");
        }
    }
}
