package dev.claimport.handover;

import dev.claimport.claim.IotEndpoint;
import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus;
import dev.claimport.device.DeviceStatus.Cause;
import dev.claimport.device.ReportsProgress;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.Failure;
import dev.claimport.failure.RegistrationFailure;
import dev.claimport.failure.RegistrationFailure.Doing;
import dev.claimport.failure.RegistrationFailure.Kind;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Watches a device go through fleet provisioning by asking it how far it is. */
final class RegistrationWatch {

    /** What a refusing pre-provisioning hook comes to at the device (developer guide, "Pre-provisioning hooks"). */
    private static final Set<String> HOOK_CODES = Set.of("ACCESS_DENIED", "AccessDenied", "AccessDeniedException");

    private final DeviceConnection connection;
    private final ClaimHolder holder;
    private final TimeSource time;
    private final HandoverPolicy policy;
    private final Waits waits;
    private final IotEndpoint endpoint;
    private final Consumer<HandoverEvent> events;
    private DeviceStatus last = DeviceStatus.at(DeviceState.ACCEPTED);
    private DeviceState furthest = DeviceState.ACCEPTED;
    /** When it was last further than ever before. */
    private Instant lastChange;

    RegistrationWatch(DeviceConnection connection, ClaimHolder holder, TimeSource time, HandoverPolicy policy, Waits waits, IotEndpoint endpoint, Consumer<HandoverEvent> events) {
        this.connection = connection;
        this.holder = holder;
        this.time = time;
        this.policy = policy;
        this.waits = waits;
        this.endpoint = endpoint;
        this.events = events;
        this.lastChange = time.instant();
    }

    /** Waits until the device has reached the state, or is past it. */
    DeviceStatus await(DeviceState wanted) throws InterruptedException {
        waitForMore();
        while (true) {
            DeviceStatus status = connection.keep(device -> ((ReportsProgress) device).status(), port -> events.accept(new HandoverEvent.LinkLost(port)));
            refuseNonsense(status);
            if (status.state().compareTo(furthest) > 0) {
                // A device may lose its connection and begin anew; only what leads on gives it more time, so that there is an end.
                furthest = status.state();
                lastChange = time.instant();
                waitForMore();
            }
            if (status.state() != last.state()) {
                events.accept(new HandoverEvent.Registering(status));
            }
            DeviceState before = last.state();
            last = status;
            if (status.state() == DeviceState.FAILED) {
                // It may have gone far between two questions: one that has its thing has registered.
                boolean registered = status.thing().isPresent();
                if (registered && wanted.compareTo(DeviceState.RECONNECTING) <= 0) {
                    return status;
                }
                throw failed(registered ? DeviceState.RECONNECTING : before, status.error().orElse(new DeviceStatus.Error(Cause.SERVICE, "", ""))).exception();
            }
            if (status.state().compareTo(wanted) >= 0) {
                return status;
            }
            refuseStandstill(before, status.state());
            time.sleep(policy.statusInterval());
        }
    }

    /** What a device reports goes on to AWS, wherever its dialect has it from. */
    private void refuseNonsense(DeviceStatus status) {
        status.thing().filter(name -> !DeviceStatus.isThing(name)).or(() -> status.certificateId().filter(id -> !DeviceStatus.isCertificate(id)))
                .ifPresent(nonsense -> {
                    throw new DeviceFailure(DeviceFailure.Kind.DEVICE_REPORT_WRONG, Map.of("port", connection.port().orElseThrow().path()), "“" + nonsense + "”")
                            .exception();
                });
    }

    private void waitForMore() {
        Duration left = Duration.between(time.instant(), lastChange.plus(policy.registration()));
        boolean needsClaim = furthest.compareTo(DeviceState.CONNECTING) <= 0 && holder.remaining().compareTo(left) < 0;
        waits.on(Awaited.REGISTRATION, needsClaim ? holder.remaining() : left);
    }

    private void refuseStandstill(DeviceState before, DeviceState now) {
        if (now.compareTo(DeviceState.ACCEPTED) < 0) {
            throw new DeviceFailure(DeviceFailure.Kind.DEVICE_WRONG_STATE, Map.of("state", now.name().toLowerCase(Locale.ROOT))).exception();
        }
        if (now.compareTo(DeviceState.CONNECTING) <= 0 && holder.isExpired()) {
            throw holder.expired();
        }
        if (time.instant().isAfter(lastChange.plus(policy.registration()))) {
            throw new RegistrationFailure(Kind.REGISTRATION_STALLED,
                    Map.of("doing", doing(before), "seconds", policy.registration().toSeconds())).exception();
        }
    }

    private Failure failed(DeviceState during, DeviceStatus.Error error) {
        if (error.cause() == Cause.TLS && holder.isExpired()) {
            return holder.expired().failure();
        }
        Map<String, ?> facts = Map.of("doing", doing(during), "endpoint", endpoint.toString(), "code", error.code(),
                "serial", connection.identity().orElseThrow().serial());
        Kind kind = switch (error.cause()) {
            case TLS -> Kind.DEVICE_TLS_FAILED;
            case DNS -> Kind.DEVICE_DNS_FAILED;
            case NETWORK -> Kind.DEVICE_NETWORK_FAILED;
            case CLOCK -> Kind.DEVICE_CLOCK_WRONG;
            case TIMEOUT -> Kind.DEVICE_TIMED_OUT;
            case STORAGE -> Kind.DEVICE_COULD_NOT_STORE;
            case SERVICE -> HOOK_CODES.contains(error.code()) ? Kind.HOOK_REFUSED : Kind.REGISTRATION_REFUSED;
        };
        return new RegistrationFailure(kind, facts, error.message());
    }

    /** What a device in this state is busy with. */
    private static Doing doing(DeviceState state) {
        return switch (state) {
            case GETTING_CERTIFICATE -> Doing.CERTIFICATE;
            case REGISTERING -> Doing.REGISTER;
            case RECONNECTING -> Doing.RECONNECT;
            default -> Doing.CONNECT;
        };
    }
}
