package dev.claimport.cli;

import dev.claimport.app.DeviceProfiles;
import dev.claimport.certify.Certificate;
import dev.claimport.certify.Certification;
import dev.claimport.certify.Certifier;
import dev.claimport.certify.ClauseResult;
import dev.claimport.certify.Verdict;
import dev.claimport.certify.clause.Clause;
import dev.claimport.certify.clause.Clauses;
import dev.claimport.certify.clause.FamilyClauses;
import dev.claimport.certify.clause.Hello;
import dev.claimport.certify.clause.PowerSwitch;
import dev.claimport.certify.clause.Reach;
import dev.claimport.certify.report.CertificateFiles;
import dev.claimport.certify.report.CertificateJson;
import dev.claimport.certify.report.CertificateSummary;
import dev.claimport.certify.report.CertificateTexts;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.seal.ProofOfPossession;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LinkFailure;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialPorts;
import dev.claimport.settings.SettingsStore;
import dev.claimport.text.Messages;
import dev.claimport.text.Similar;
import dev.claimport.text.VersionText;
import dev.claimport.time.TimeSource;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code claimport certify}: whether a device keeps the protocol, clause by clause. */
@Command(name = "certify", mixinStandardHelpOptions = true, sortOptions = false)
final class CertifyCommand implements Callable<Integer> {

    @Option(names = "--port", paramLabel = "PATH")
    private @Nullable String port;

    @Option(names = "--profile", paramLabel = "NAME|FILE", descriptionKey = "device-profile")
    private @Nullable String profile;

    @Option(names = "--clause", paramLabel = "ID")
    private Set<String> clauses = new LinkedHashSet<>();

    @Option(names = "--parameter", paramLabel = "KEY=VALUE", mapFallbackValue = Option.NULL_VALUE, descriptionKey = "needed-parameter")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--pop")
    private boolean possession;

    @Option(names = "--power")
    private boolean power;

    @Mixin
    private final ListenOption listen = new ListenOption();

    @Option(names = "--mqtt-port", paramLabel = "N", defaultValue = "0")
    private int mqttPort;

    @Option(names = "--report", paramLabel = "DIR")
    private @Nullable Path report;

    @Option(names = "--output", paramLabel = "FORMAT", defaultValue = "text")
    private OutputFormat output;

    @Spec
    private CommandSpec spec;

    private final DeviceProfiles families;
    private final SerialPorts ports;
    private final SettingsStore settings;
    private final Supplier<Messages> failures;
    private final Supplier<Messages> words;
    private final Messages texts;
    private final TimeSource time;

    /** @param failures the bundle {@code failures} @param words the bundle {@code certify} */
    CertifyCommand(DeviceProfiles families, SerialPorts ports, SettingsStore settings, Supplier<Messages> failures, Supplier<Messages> words, Messages texts,
            TimeSource time) {
        this.families = families;
        this.ports = ports;
        this.settings = settings;
        this.failures = failures;
        this.words = words;
        this.texts = texts;
        this.time = time;
    }

    @Override
    public Integer call() {
        return new Work().call();
    }

    /** Apart from the command, into which picocli looks with every help: so that loads no class of a certification. */
    private final class Work implements Certification.Listener {

        private final CertificateTexts said = new CertificateTexts(words.get(), failures.get());
        private final PrintWriter err = spec.commandLine().getErr();

        Integer call() {
            settings.read().checkPractice();
            if (parameters.containsValue(null)) {
                throw UsageProblem.PARAMETER_WRONG.in(spec, "--parameter");
            }
            List<String> known = Stream.concat(Clauses.all().stream(), FamilyClauses.all().stream()).map(Clause::id).toList();
            clauses.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(id -> {
                throw Similar.to(id, known).map(meant -> UsageProblem.WORD_MISSPELT.in(spec, id, meant)).orElseGet(() -> UsageProblem.WORD_UNKNOWN.in(spec, id));
            });
            Ports.check(spec, "--mqtt-port", mqttPort, 2);
            Reach reach = new Reach(listen.read(spec), mqttPort);
            Optional<Profile> family = Optional.ofNullable(profile).map(name -> families.deviceProfiles().choose(name, List.of()));
            PortInfo where;
            try {
                where = where();
            } catch (FailureException e) {
                return report(Certificate.withoutADevice("", e.failure(), time.instant(), Duration.ZERO));
            }
            Optional<ProofOfPossession> code = Optional.of(possession).filter(asked -> asked).map(_ -> askForCode());
            try {
                return certify(new Certifier.Request(where, family, clauses, code, parameters, Optional.of(power).filter(asked -> asked).map(_ -> byHand()), reach));
            } finally {
                code.ifPresent(ProofOfPossession::close);
            }
        }

        private int certify(Certifier.Request request) {
            var certifier = new Certifier(ports, families.deviceProfiles(), time);
            Certificate certificate;
            try (StopHook _ = new StopHook("certify-stopper", certifier::cancel)) {
                certificate = certifier.certify(request, this);
                write(certificate);
            }
            return result(certificate);
        }

        private int report(Certificate certificate) {
            write(certificate);
            return result(certificate);
        }

        private int result(Certificate certificate) {
            print(certificate);
            return certificate.verdict() == Verdict.NOT_CERTIFIED ? ExitCodes.HANDOVER_FAILED : ExitCodes.DONE;
        }

        private PortInfo where() {
            List<PortInfo> attached = ports.list();
            if (port != null) {
                return attached.stream().filter(candidate -> candidate.path().equals(port)).findFirst().orElseGet(() -> PortInfo.named(port));
            }
            if (attached.size() == 1) {
                return attached.getFirst();
            }
            throw (attached.isEmpty() ? new LinkFailure(LinkFailure.Kind.NO_DEVICE, Map.of())
                    : new LinkFailure(LinkFailure.Kind.SEVERAL_PORTS, Map.of("ports", attached.stream().map(PortInfo::path).collect(Collectors.joining(", "))))).exception();
        }

        private ProofOfPossession askForCode() {
            try {
                return ProofOfPossession.taking(SecretPrompt.ofProcess().ask(texts.text("handover.code")));
            } catch (IllegalArgumentException _) {
                throw UsageProblem.CODE_MISSING.in(spec);
            }
        }

        private PowerSwitch byHand() {
            return at -> {
                SecretPrompt.ofProcess().ask(said.texts().text("power-ask"));
                return Optional.of(at);
            };
        }

        @Override
        public void met(Hello device) {
            err.println(said.device(device));
            err.flush();
        }

        @Override
        public void ended(ClauseResult result) {
            err.println("  " + said.texts().text("progress", Map.of("outcome", said.outcome(result.outcome()), "clause", result.id())));
            err.flush();
        }

        private void write(Certificate certificate) {
            if (report != null) {
                CertificateFiles.write(report, certificate, said, ZoneId.systemDefault());
                err.println(said.texts().text("written", Map.of("folder", report.toString())));
            }
        }

        private void print(Certificate certificate) {
            PrintWriter out = spec.commandLine().getOut();
            if (output == OutputFormat.json) {
                out.println(new CertificateJson(VersionText.number()).of(certificate));
            } else {
                CertificateSummary.of(certificate, said).forEach(out::println);
            }
            out.flush();
            certificate.failure().ifPresent(failure -> new FailureReport(failures, texts).print(failure, err));
        }
    }
}
