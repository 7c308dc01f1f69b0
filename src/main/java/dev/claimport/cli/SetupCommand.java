package dev.claimport.cli;

import dev.claimport.account.check.Known;
import dev.claimport.account.kit.Kit;
import dev.claimport.account.kit.KitCheck;
import dev.claimport.account.kit.KitCheck.Held;
import dev.claimport.account.kit.KitFolder;
import dev.claimport.app.Backend;
import dev.claimport.iot.AccountReader;
import dev.claimport.signin.RoleSession;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.regions.Region;

/** {@code claimport setup}: everything that an account needs for fleet provisioning, as files to review and deploy; and whether it is there. */
@Command(name = "setup", mixinStandardHelpOptions = true, sortOptions = false)
final class SetupCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", descriptionKey = "DIR")
    private Path folder;

    @Option(names = "--name", paramLabel = "NAME")
    private @Nullable String name;

    @Option(names = "--account", paramLabel = "ID")
    private @Nullable String account;

    @Mixin
    private final IdentityOptions identity = new IdentityOptions();

    @Option(names = "--parameter", paramLabel = "NAME")
    private List<String> parameters = new ArrayList<>();

    @Option(names = "--hook")
    private boolean hook;

    @Option(names = "--check")
    private boolean check;

    @Spec
    private CommandSpec spec;

    private final Backend backend;
    private final Optional<UnaryOperator<String>> person;
    private final Messages texts;

    /** @param person who can be asked, if there is one; answers null when there will be no more answers */
    SetupCommand(Backend backend, Optional<UnaryOperator<String>> person, Messages texts) {
        this.backend = backend;
        this.person = person;
        this.texts = texts;
    }

    @Override
    public Integer call() {
        return check ? new Work().check() : new Work().write();
    }

    /** @param option that answers it @param key of the question @param hint key of what an answer looks like */
    private record Question(String option, String key, String hint) {}

    /** Apart from the command, into which picocli looks with every help: so that loads no class of the kit. */
    private final class Work {

        Integer check() {
            Kit kit = KitFolder.read(folder);
            RoleSession session = backend.session(identity.profile(), identity.region(spec).or(() -> Optional.of(Region.of(kit.region()))));
            List<Held> held;
            try (AccountReader account = backend.account(session)) {
                held = KitCheck.of(folder, kit, account);
            }
            PrintWriter out = spec.commandLine().getOut();
            held.forEach(one -> out.println(line(one)));
            out.flush();
            return held.stream().anyMatch(Held::differs) ? ExitCodes.USAGE : ExitCodes.DONE;
        }

        private String line(Held held) {
            String part = texts.text("setup.part-" + held.part().id());
            return switch (held.same()) {
                case Known.Is<Boolean>(Boolean same) -> held.at().isPresent()
                        ? texts.text("setup.differs-at", Map.of("part", part, "place", held.at().get())) : texts.text(same ? "setup.same" : "setup.differs", Map.of("part", part));
                case Known.NotAsked<Boolean> _ -> texts.text("setup.not-asked", Map.of("part", part));
                case Known.NotTold<Boolean>(String action, String reason) -> texts.text("setup.not-told", Map.of("part", part, "action", action, "reason", reason));
            };
        }

        Integer write() {
            String region = identity.region(spec).map(Region::id).orElse(null);
            SetupQuestions questions = new SetupQuestions(person, texts);
            boolean asks = name == null || account == null || region == null;
            if (asks && person.isEmpty()) {
                throw UsageProblem.ARGUMENTS_MISSING.in(spec, missing(region));
            }
            Kit kit = new Kit(value(questions, new Question("--name", "setup.name", "setup.name-hint"), name, Kit::isName), value(questions, new Question("--account", "setup.account", "setup.account-hint"), account, Kit::isAccount),
                    value(questions, new Question("--region", "setup.region", "setup.region-hint"), region, Kit::isRegion), parameters(questions, asks), hook(questions, asks));
            List<String> files = KitFolder.write(folder, kit);
            PrintWriter out = spec.commandLine().getOut();
            files.forEach(file -> out.println(folder.resolve(file)));
            out.println(texts.text("setup.written", Map.of("file", folder.resolve("README.md"))));
            out.flush();
            return ExitCodes.DONE;
        }

        private String missing(@Nullable String region) {
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
        private String value(SetupQuestions questions, Question question, @Nullable String given, Predicate<String> right) {
            if (given == null) {
                return questions.ask(question.key, question.hint, right);
            }
            if (!right.test(given)) {
                throw UsageProblem.VALUE_WRONG.in(spec, question.option, given);
            }
            return given;
        }

        private List<String> parameters(SetupQuestions questions, boolean asks) {
            if (parameters.isEmpty() && asks) {
                return questions.askNames("setup.parameters", "setup.parameters-hint", Kit::areParameters);
            }
            if (!Kit.areParameters(parameters)) {
                throw UsageProblem.VALUE_WRONG.in(spec, "--parameter", String.join(" ", parameters));
            }
            return parameters;
        }

        private boolean hook(SetupQuestions questions, boolean asks) {
            return hook || asks && questions.agrees("setup.hook");
        }
    }
}
