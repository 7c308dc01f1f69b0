package dev.claimport.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.app.Check.State;
import dev.claimport.aws.network.HttpProxy;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.iot.AwsIot;
import dev.claimport.iot.CallerIdentity;
import dev.claimport.iot.Callers;
import dev.claimport.iot.IotRegions;
import dev.claimport.iot.Permission;
import dev.claimport.iot.Permissions;
import dev.claimport.iot.PolicyText;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialAccess;
import dev.claimport.serial.SerialPorts;
import dev.claimport.signin.RoleSession;
import dev.claimport.time.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at everything that a hand-over needs, without changing anything. */
final class Checkup {

    /** Signatures are refused from five minutes on; devices that are set by this computer suffer earlier. */
    private static final Duration NOTICEABLE = Duration.ofSeconds(30);
    private static final Duration TOO_MUCH = Duration.ofMinutes(4);

    private final SerialPorts ports;
    private final SerialAccess access;
    private final TimeSource time;
    private final List<Check> checks = new ArrayList<>();

    Checkup(SerialPorts ports, SerialAccess access, TimeSource time) {
        this.ports = ports;
        this.access = access;
        this.time = time;
    }

    /** @param template that the role is for; empty takes one that it may list */
    CheckReport of(RoleSession session, Optional<String> template) {
        Optional<CallerIdentity> caller;
        Optional<Duration> ahead;
        Map<Permission, Permissions.Finding> permissions;
        try (var callers = new Callers(session, time); var iot = new AwsIot(session, time)) {
            caller = caller(callers);
            permissions = Permissions.of(iot, template);
            ahead = iot.clockAhead().or(callers::clockAhead);
        }
        session.endsAt().ifPresent(end -> checks.add(Check.of("session", State.OK, Map.of("until", end))));
        permissions.forEach(this::add);
        clock(ahead);
        network(session);
        serial();
        ObjectNode policy = PolicyText.json(caller.map(CallerIdentity::partition).orElseGet(() -> IotRegions.partition(session.region())), session.region().id(),
                caller.map(CallerIdentity::account).orElse(session.identity().accountId()), template);
        return new CheckReport(checks, caller, Optional.of(policy));
    }

    /** Where nobody is signed in, for the reason that is given. */
    CheckReport withoutSession(Failure reason) {
        checks.add(Check.of("caller", State.BAD, reason));
        serial();
        return new CheckReport(checks, Optional.empty(), Optional.empty());
    }

    private Optional<CallerIdentity> caller(Callers callers) {
        try {
            CallerIdentity caller = callers.ask();
            // Root may do everything, and whoever gets hold of its session as well (IAM user guide, "Root user best practices").
            State state = caller.arn().endsWith(":root") ? State.LIMITED : State.OK;
            checks.add(Check.of("caller", state, Map.of("arn", caller.arn(), "account", caller.account())));
            return Optional.of(caller);
        } catch (FailureException e) {
            if (e.failure().kind() == LocalFailure.Kind.CANCELLED) {
                throw e;
            }
            // A role's network may let it reach AWS IoT and not STS; whatever else stands in the way, the next calls will say.
            checks.add(Check.of("caller", e.failure() instanceof NetworkFailure ? State.UNKNOWN : State.BAD, e.failure()));
            return Optional.empty();
        }
    }

    private void add(Permission permission, Permissions.Finding finding) {
        String id = permission.id();
        checks.add(switch (finding) {
            case Permissions.Finding.Allowed(Object shown) -> Check.of(id, State.OK, Map.of("found", shown));
            case Permissions.Finding.Denied(Failure failure) -> new Check(id, State.LIMITED, Map.of("action", permission.action()), Optional.empty());
            case Permissions.Finding.Unknown(Optional<Failure> failure) -> new Check(id, State.UNKNOWN, Map.of("action", permission.action()), failure);
        });
    }

    private void clock(Optional<Duration> ahead) {
        if (ahead.isEmpty()) {
            checks.add(Check.of("clock", State.UNKNOWN, Map.of()));
            return;
        }
        Duration size = ahead.get().abs();
        State state = size.compareTo(TOO_MUCH) > 0 ? State.BAD : size.compareTo(NOTICEABLE) > 0 ? State.LIMITED : State.OK;
        checks.add(state == State.BAD
                ? Check.of("clock", state, ServiceFailure.clockSkew(ahead.get(), ""))
                : Check.of("clock", state, skew(ahead.get())));
    }

    /** As far as it is tolerable. */
    static Map<String, ?> skew(Duration ahead) {
        Duration size = ahead.abs();
        if (size.compareTo(Duration.ofSeconds(2)) < 0) {
            return Map.of("way", Found.WITHIN);
        }
        boolean seconds = size.compareTo(Duration.ofSeconds(90)) < 0;
        return seconds
                ? Map.of("amount", size.toSeconds(), "way", ahead.isNegative() ? Found.SECONDS_BEHIND : Found.SECONDS_AHEAD)
                : Map.of("amount", size.plusSeconds(30).toMinutes(), "way", ahead.isNegative() ? Found.MINUTES_BEHIND : Found.MINUTES_AHEAD);
    }

    private void network(RoleSession session) {
        URI iot = session.access().endpoints().iot().orElseGet(() -> IotRegions.address(session.region(), session.access().network()));
        Optional<Failure> inTheWay = checks.stream().flatMap(check -> check.failure().stream()).filter(NetworkFailure.class::isInstance).findFirst();
        Optional<HttpProxy> proxy = session.access().network().proxies().towards(iot);
        boolean proxyFails = inTheWay.filter(failure -> failure.kind() == NetworkFailure.Kind.PROXY_REFUSED
                || failure.kind() == NetworkFailure.Kind.PROXY_UNREACHABLE).isPresent();
        checks.add(proxyFails ? Check.of("proxy", State.BAD, inTheWay.get())
                : proxy.map(used -> Check.of("proxy", State.OK, Map.of("proxy", used.address())))
                .orElseGet(() -> Check.of("proxy", State.OK, Map.of("proxy", Found.NONE))));
        Object by = "http".equalsIgnoreCase(iot.getScheme()) ? Found.PLAIN
                : session.access().network().caBundle().<Object>map(Object::toString).orElse(Found.USUAL);
        if (inTheWay.isEmpty()) {
            checks.add(Check.of("trust", State.OK, Map.of("by", by)));
        } else {
            boolean untrusted = inTheWay.get().kind() == NetworkFailure.Kind.TLS_UNTRUSTED;
            checks.add(untrusted ? Check.of("trust", State.BAD, inTheWay.get()) : Check.of("trust", State.UNKNOWN, Map.of()));
        }
    }

    private void serial() {
        List<PortInfo> attached = ports.list();
        checks.add(switch (access.check(attached)) {
            case SerialAccess.Finding.Granted _ -> Check.of("serial", State.OK, Map.of("ports", attached.isEmpty() ? Found.NONE : names(attached)));
            case SerialAccess.Finding.NotInGroup(String group, List<String> _) -> Check.of("serial", State.BAD, Map.of("group", group, "todo", Found.JOIN,
                    "user", System.getProperty("user.name")));
            case SerialAccess.Finding.GroupNotYetInEffect(String group) -> Check.of("serial", State.BAD, Map.of("group", group, "todo", Found.AGAIN));
            case SerialAccess.Finding.Refused(List<String> refused) ->
                    Check.of("serial", State.LIMITED, Map.of("ports", String.join(", ", refused)));
        });
        checks.add(Check.of("modem-manager", access.isModemManagerRunning() ? State.LIMITED : State.OK, Map.of()));
    }

    private static String names(List<PortInfo> attached) {
        return String.join(", ", attached.stream().map(PortInfo::name).toList());
    }
}
