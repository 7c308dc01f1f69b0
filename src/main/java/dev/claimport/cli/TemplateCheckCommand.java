package dev.claimport.cli;

import dev.claimport.account.check.CheckResult;
import dev.claimport.account.check.CheckTexts;
import dev.claimport.account.check.Surroundings;
import dev.claimport.account.check.TemplateCheck;
import dev.claimport.account.check.TemplateFile;
import dev.claimport.account.look.AccountLook;
import dev.claimport.app.Backend;
import dev.claimport.failure.LocalFailure;
import dev.claimport.file.SmallFile;
import dev.claimport.iot.AccountReader;
import dev.claimport.text.Messages;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code claimport template check}: everything that is wrong with a template, and what will surprise. */
@Command(name = "check", mixinStandardHelpOptions = true, sortOptions = false)
final class TemplateCheckCommand implements Callable<Integer> {

    /** Far more than a body may have; stacks hold more than one template. */
    private static final int MOST = 1 << 20;

    private static final Pattern CERTIFICATE = Pattern.compile("(arn:[a-z0-9-]+:iot:[a-z0-9-]+:\\d{12}:cert/)?[0-9a-f]{64}");

    @Parameters(paramLabel = "FILE|NAME", descriptionKey = "FILE")
    private String template;

    @Mixin
    private final IdentityOptions identity = new IdentityOptions();

    @Option(names = "--parameter", paramLabel = "KEY=VALUE", mapFallbackValue = Option.NULL_VALUE)
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--technician", paramLabel = "FILE")
    private @Nullable Path technician;

    @Option(names = "--certificate", paramLabel = "ID|ARN")
    private @Nullable String certificate;

    @Option(names = "--output", paramLabel = "FORMAT", defaultValue = "text")
    private OutputFormat output;

    @Spec
    private CommandSpec spec;

    private final Backend backend;
    private final Supplier<CheckTexts> rules;
    private final Messages texts;

    /** @param rules the texts of the rules */
    TemplateCheckCommand(Backend backend, Supplier<CheckTexts> rules, Messages texts) {
        this.backend = backend;
        this.rules = rules;
        this.texts = texts;
    }

    @Override
    public Integer call() {
        if (parameters.containsValue(null)) {
            throw UsageProblem.PARAMETER_WRONG.in(spec, "--parameter");
        }
        if (certificate != null && !CERTIFICATE.matcher(certificate).matches()) {
            throw UsageProblem.VALUE_WRONG.in(spec, "--certificate", certificate);
        }
        if (certificate != null && !isInAccount()) {
            throw UsageProblem.CERTIFICATE_WITHOUT_ACCOUNT.in(spec);
        }
        CheckResult result = check(parameters.isEmpty() ? Optional.empty() : Optional.of(parameters));
        PrintWriter out = spec.commandLine().getOut();
        if (output == OutputFormat.json) {
            out.println(new TemplateCheckJson().of(template, result));
        } else {
            new TemplateCheckText(rules.get(), texts, out).print(template, result, isInAccount());
        }
        out.flush();
        return result.isBroken() ? ExitCodes.USAGE : ExitCodes.DONE;
    }

    /** A name, or a file for which an account is named. */
    private boolean isInAccount() {
        return isName() || identity.profile().isPresent() || identity.region(spec).isPresent();
    }

    /** What is no file, and does not look like one. */
    private boolean isName() {
        return template.matches("[0-9A-Za-z_-]+") && !Files.exists(Path.of(template));
    }

    private CheckResult check(Optional<Map<String, String>> given) {
        if (!isInAccount()) {
            return TemplateCheck.of(read(), given, _ -> withTechnician(Surroundings.UNKNOWN));
        }
        byte[] file = isName() ? new byte[0] : read();
        try (AccountReader account = backend.account(identity.session(backend, spec))) {
            var look = new AccountLook(account, Optional.ofNullable(certificate).map(named -> named.substring(named.lastIndexOf('/') + 1)));
            if (!isName()) {
                return TemplateCheck.of(file, given, found -> withTechnician(look.aroundNew(found)));
            }
            TemplateFile found = look.template(template);
            return TemplateCheck.of(found, given, withTechnician(look.around(found)));
        }
    }

    /** Who requests claims works in IAM: AWS IoT cannot be asked what they may do. */
    private Surroundings withTechnician(Surroundings around) {
        return technician == null ? around : around.withTechnician(new String(read(technician.toString()), StandardCharsets.UTF_8));
    }

    private byte[] read() {
        return read(template);
    }

    private static byte[] read(String file) {
        try {
            return SmallFile.read(Path.of(file), MOST);
        } catch (IOException | InvalidPathException e) {
            throw new LocalFailure(LocalFailure.Kind.FILE_UNREADABLE, Map.of("file", file), e.toString()).exception(e);
        }
    }
}
