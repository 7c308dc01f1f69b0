package dev.claimport.certify;

import dev.claimport.certify.clause.Clause;
import dev.claimport.certify.clause.Clauses;
import dev.claimport.certify.clause.Examined;
import dev.claimport.certify.clause.Family;
import dev.claimport.certify.clause.FamilyClauses;
import dev.claimport.certify.clause.FarSide;
import dev.claimport.certify.clause.PowerSwitch;
import dev.claimport.certify.clause.Reach;
import dev.claimport.certify.clause.ResetLine;
import dev.claimport.certify.clause.Subject;
import dev.claimport.device.finder.DeviceFinder;
import dev.claimport.device.finder.DeviceFinder.Found;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.device.seal.ProofOfPossession;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialPorts;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Certifies what is on a port: finds out what it is, has a practice cloud beside it, and holds it to its clauses. For one device. */
public final class Certifier {

    private static final String HANDOVER = "handover";

    private final SerialPorts ports;
    private final ProfileLibrary profiles;
    private final TimeSource time;
    private Optional<Certification> running = Optional.empty();
    private Optional<Thread> looking = Optional.empty();
    private boolean cancelled;

    /**
     * What is to be certified.
     *
     * @param profile of its family; empty where it is to be recognised
     * @param clauses by their ids; empty stands for all
     * @param code of its label, the caller's to close
     * @param parameters that it insists on
     * @param power who cuts its power; empty where nobody is there, and the signal that its profile names has to do
     */
    public record Request(PortInfo port, Optional<Profile> profile, Set<String> clauses, Optional<ProofOfPossession> code, Map<String, String> parameters,
            Optional<PowerSwitch> power, Reach reach) {

        public Request {
            clauses = Set.copyOf(clauses);
            parameters = Map.copyOf(parameters);
        }

        /** All clauses, of whatever it is. */
        public static Request all(PortInfo port) {
            return new Request(port, Optional.empty(), Set.of(), Optional.empty(), Map.of(), Optional.empty(), Reach.LOOPBACK);
        }
    }

    public Certifier(SerialPorts ports, ProfileLibrary profiles, TimeSource time) {
        this.ports = ports;
        this.profiles = profiles;
        this.time = time;
    }

    /** Has it end with what was found; from any thread. */
    public synchronized void cancel() {
        cancelled = true;
        looking.ifPresent(Thread::interrupt);
        running.ifPresent(Certification::cancel);
    }

    /** Never throws for what a device does, or does not: that is in the result. */
    public Certificate certify(Request request, Certification.Listener listener) {
        Instant start = time.instant();
        try {
            Profile profile = request.profile().orElseGet(() -> recognised(request.port()));
            try (FarSide far = FarSide.start(time, request.reach())) {
                return begin(certification(request, profile, far)).run(listener);
            }
        } catch (FailureException e) {
            return Certificate.withoutADevice(request.port().path(), e.failure(), start, Duration.between(start, time.instant()));
        }
    }

    private Profile recognised(PortInfo port) {
        look(Optional.of(Thread.currentThread()));
        try {
            Found found = new DeviceFinder(ports, profiles, time).find(port);
            found.link().close();
            return found.profile();
        } finally {
            look(Optional.empty());
        }
    }

    /** Whatever is waited for while it is looked what there is answers to an interrupt, and nothing after it is to be disturbed by one. */
    private synchronized void look(Optional<Thread> who) {
        looking = who;
        if (who.isEmpty()) {
            Thread.interrupted();
        } else if (cancelled) {
            throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception();
        }
    }

    private Certification certification(Request request, Profile profile, FarSide far) {
        String port = request.port().path();
        boolean whole = request.clauses().isEmpty();
        if (profile.dialect().id().equals(HANDOVER)) {
            var means = new Subject.Means(ports, profile.line(), time, far, request.code(), request.parameters(),
                    request.power().or(() -> ResetLine.of(ports, profile.line())));
            return new Certification(port, means, chosen(Clauses.all(), request.clauses()), whole);
        }
        var means = new Family.Means(ports, profiles, profile, time, far, request.parameters());
        return Certification.ofFamily(port, means, chosen(FamilyClauses.all(), request.clauses()), whole);
    }

    private static <E extends Examined> List<Clause<E>> chosen(List<Clause<E>> all, Set<String> ids) {
        return all.stream().filter(clause -> ids.isEmpty() || ids.contains(clause.id())).toList();
    }

    private synchronized Certification begin(Certification certification) {
        running = Optional.of(certification);
        if (cancelled) {
            certification.cancel();
        }
        return certification;
    }
}
