package dev.claimport.cli;

import dev.claimport.app.Backend;
import dev.claimport.claim.IotEndpoint;
import dev.claimport.claim.RootCas;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.seal.ProofOfPossession;
import dev.claimport.handover.HandoverRequest;
import dev.claimport.handover.HandoverRequest.Until;
import dev.claimport.text.Messages;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code claimport handover}: the whole job for one device. */
@Command(name = "handover", mixinStandardHelpOptions = true, sortOptions = false,
        header = "Hand a provisioning claim to the attached device and see it through.",
        description = {"",
            "Works as the profile that is named, or as AWS tools would (environment, AWS_PROFILE, default profile), requests a claim for the template,"
                + " sends it to the device, and waits until the registry confirms the thing.",
            "The private key goes to the device and nowhere else.", ""},
        footer = {"", "Exit status: 0 done, 1 the hand-over failed, 2 usage, 254 the service refused, 255 anything else."})
final class HandoverCommand implements Callable<Integer> {

    @Option(names = "--template-name", required = true, paramLabel = "NAME", description = "The fleet provisioning template.")
    private String templateName;

    @Option(names = "--port", paramLabel = "PATH", description = "The serial port. Not needed when one device is attached.")
    private String port;

    @Option(names = "--parameter", paramLabel = "KEY=VALUE", mapFallbackValue = Option.NULL_VALUE,
            description = "A template parameter; may be repeated.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--root-ca", paramLabel = "FILE", description = "Root CA that the device will trust. Default: Amazon Root CA 1.")
    private Path rootCa;

    @Option(names = "--endpoint", paramLabel = "HOST[:PORT]", description = "Where the device connects. Default: asks AWS IoT.")
    private String endpoint;

    @Mixin
    private final HandoverProfiles profiles = new HandoverProfiles();

    @Option(names = "--until", paramLabel = "POINT", defaultValue = "confirmed",
            description = "delivered: end after the digest check, for devices that register later. Default: ${DEFAULT-VALUE}.")
    private Stop until;

    @Option(names = "--pop",
            description = "Prove that the device is at hand: asks for the code on its label, which is not shown. Without a terminal the code is the first"
                + " line of standard input.")
    private boolean possession;

    @Option(names = "--practice", description = "Start a practice cloud and device in this program and use them.")
    private boolean practice;

    @Option(names = "--dialect", paramLabel = "DIALECT",
            description = "With --practice: what the practice device speaks, handover or smp-fs. Default: that of the device profile, or handover.")
    private String dialect;

    @Option(names = "--output", paramLabel = "FORMAT", defaultValue = "text", description = "text or json. Default: ${DEFAULT-VALUE}.")
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
            throw new ParameterException(spec.commandLine(), "--parameter takes KEY=VALUE");
        }
        // What can be wrong with the arguments is found before anybody signs in.
        Optional<IotEndpoint> where = Optional.ofNullable(endpoint).map(this::parseEndpoint);
        Optional<List<X509Certificate>> trusted = Optional.ofNullable(rootCa).map(RootCas::read);
        Optional<Profile> family = profiles.device(backend, spec, practice);
        if (dialect != null && !practice) {
            throw new ParameterException(spec.commandLine(), "--dialect chooses the practice device, so it needs --practice");
        }
        HandoverSource source = practice
                ? new HandoverSource.Practice(backend, PracticeDialect.of(spec, dialect).or(() -> family.map(Profile::dialect)))
                : new HandoverSource.Configured(backend, profiles.aws(backend, spec), profiles.region(spec));
        Optional<ProofOfPossession> code = possession ? Optional.of(askForCode()) : Optional.empty();
        try {
            return run(source, where, trusted, code, family);
        } finally {
            // It may not have come to a hand-over.
            code.ifPresent(ProofOfPossession::close);
        }
    }

    private int run(HandoverSource source, Optional<IotEndpoint> where, Optional<List<X509Certificate>> trusted, Optional<ProofOfPossession> code,
            Optional<Profile> family) {
        return runner.run(source, workplace -> HandoverRequest.of(templateName, parameters, trusted.orElseGet(workplace::rootCas))
                .on(Optional.ofNullable(port)).to(family).proving(code).connecting(where).until(until == Stop.delivered ? Until.DELIVERED : Until.CONFIRMED),
                templateName, output, spec.commandLine().getOut(), spec.commandLine().getErr());
    }

    private ProofOfPossession askForCode() {
        try {
            return PossessionPrompt.ofProcess().ask(texts.text("handover.code"));
        } catch (IllegalArgumentException _) {
            throw new ParameterException(spec.commandLine(), "--pop needs the code on the device's label: type or scan it, or pipe it in");
        }
    }

    private IotEndpoint parseEndpoint(String text) {
        try {
            return IotEndpoint.parse(text);
        } catch (IllegalArgumentException _) {
            throw new ParameterException(spec.commandLine(), "--endpoint takes HOST or HOST:PORT");
        }
    }

    private enum Stop {
        confirmed,
        delivered
    }
}
