package dev.claimport.cli;

import dev.claimport.app.Backend;
import dev.claimport.app.PracticeSite;
import dev.claimport.claim.IotEndpoint;
import dev.claimport.claim.RootCas;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.seal.ProofOfPossession;
import dev.claimport.handover.HandoverRequest;
import dev.claimport.handover.HandoverRequest.Until;
import dev.claimport.practice.device.PracticeDialects;
import dev.claimport.text.Messages;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code claimport handover}: the whole job for one device. */
@Command(name = "handover", mixinStandardHelpOptions = true, sortOptions = false)
final class HandoverCommand implements Callable<Integer> {

    @Option(names = "--template-name", required = true, paramLabel = "NAME")
    private String templateName;

    @Option(names = "--port", paramLabel = "PATH")
    private String port;

    @Option(names = "--parameter", paramLabel = "KEY=VALUE", mapFallbackValue = Option.NULL_VALUE)
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--root-ca", paramLabel = "FILE")
    private Path rootCa;

    @Option(names = "--endpoint", paramLabel = "HOST[:PORT]")
    private String endpoint;

    @Mixin
    private final HandoverProfiles profiles = new HandoverProfiles();

    @Option(names = "--until", paramLabel = "POINT", defaultValue = "confirmed")
    private Stop until;

    @Option(names = "--pop")
    private boolean possession;

    @Mixin
    private final LoginOption user = new LoginOption();

    @Option(names = "--practice")
    private boolean practice;

    @Option(names = "--dialect", paramLabel = "DIALECT")
    private @Nullable String dialect;

    @Mixin
    private final ScenarioOption scenario = new ScenarioOption();

    @Mixin
    private final TraceOption trace = new TraceOption();

    @Option(names = "--output", paramLabel = "FORMAT", defaultValue = "text")
    private OutputFormat output;

    @Spec
    private CommandSpec spec;

    private final Backend backend;
    private final HandoverRunner runner;
    private final Messages texts;

    HandoverCommand(Backend backend, HandoverRunner runner, Messages texts) {
        this.backend = backend;
        this.runner = runner;
        this.texts = texts;
    }

    @Override
    public Integer call() {
        if (parameters.containsValue(null)) {
            throw UsageProblem.PARAMETER_WRONG.in(spec, "--parameter");
        }
        // What can be wrong with the arguments is found before anybody signs in.
        Optional<IotEndpoint> where = Optional.ofNullable(endpoint).map(this::parseEndpoint);
        Optional<List<X509Certificate>> trusted = Optional.ofNullable(rootCa).map(RootCas::named);
        Optional<Profile> family = profiles.device(backend, spec, practice);
        if (dialect != null && !practice) {
            throw UsageProblem.DIALECT_WITHOUT_PRACTICE.in(spec);
        }
        if (scenario.isGiven() && !practice) {
            throw UsageProblem.SCENARIO_WITHOUT_PRACTICE.in(spec);
        }
        HandoverSource source = practice
                ? new HandoverSource.Practice(backend, scenario.read(backend.dialects().practice()), practiceDevice(family))
                : new HandoverSource.Configured(backend, profiles.aws(backend, spec), profiles.region(spec));
        return trace.around(source, false, runner.time(), texts, spec.commandLine().getErr(), traced -> run(traced, where, trusted, family));
    }

    private int run(HandoverSource source, Optional<IotEndpoint> where, Optional<List<X509Certificate>> trusted, Optional<Profile> family) {
        try (HandoverRequest.Secrets secrets = ask()) {
            // It may not come to a hand-over, which would wipe them.
            return run(source, where, trusted, secrets, family);
        }
    }

    /** Of the dialect that is asked for, else of the family that is expected. */
    private Consumer<PracticeSite> practiceDevice(Optional<Profile> family) {
        Optional<PracticeDialects.Kind> kind = DialectOption.of(spec, dialect, backend.dialects().practice());
        return site -> kind.ifPresentOrElse(site::plugInNextDevice, () -> family.ifPresent(site::plugInNextDevice));
    }

    private int run(HandoverSource source, Optional<IotEndpoint> where, Optional<List<X509Certificate>> trusted, HandoverRequest.Secrets secrets,
            Optional<Profile> family) {
        return runner.run(source, context -> HandoverRequest.of(templateName, parameters, trusted.orElseGet(context::rootCas))
                .on(Optional.ofNullable(port)).to(family).proving(secrets.possession()).as(secrets.login()).connecting(where).until(until == Stop.delivered ? Until.DELIVERED : Until.CONFIRMED),
                templateName, output, spec.commandLine().getOut(), spec.commandLine().getErr());
    }

    /** On standard input each is a line, in this order. */
    private HandoverRequest.Secrets ask() {
        Optional<ProofOfPossession> code = Optional.empty();
        try {
            code = Optional.of(possession).filter(wanted -> wanted).map(_ -> askForCode());
            return new HandoverRequest.Secrets(code, user.ask(spec, texts));
        } catch (ParameterException e) {
            code.ifPresent(ProofOfPossession::close);
            throw e;
        }
    }

    private ProofOfPossession askForCode() {
        try {
            return ProofOfPossession.taking(SecretPrompt.ofProcess().ask(texts.text("handover.code")));
        } catch (IllegalArgumentException _) {
            throw UsageProblem.CODE_MISSING.in(spec);
        }
    }

    private IotEndpoint parseEndpoint(String text) {
        try {
            return IotEndpoint.parse(text);
        } catch (IllegalArgumentException _) {
            throw UsageProblem.ENDPOINT_WRONG.in(spec, "--endpoint");
        }
    }

    private enum Stop {
        confirmed,
        delivered
    }
}
