package dev.claimport.practice.device;

import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Supplier;

/** The program of a practice device that finds its claim by itself: it registers with what it finds, once with each claim. */
public final class Application {

    private final Enrolment enrolment;
    /** The claim that it has tried already. */
    private Optional<X509Certificate> tried = Optional.empty();

    public Application(VirtualDeviceOptions options, DeviceRegistration registration) {
        enrolment = new Enrolment(options, registration);
    }

    /** @param finder looks for a claim, all of which is there and may be used; asked only where none is in work */
    public void proceed(Supplier<Optional<BundleContents>> finder) {
        if (!enrolment.isBusy()) {
            finder.get().ifPresent(found -> {
                if (tried.equals(Optional.of(found.certificate()))) {
                    found.close();
                } else {
                    tried = Optional.of(found.certificate());
                    enrolment.accept(found);
                }
            });
        }
        enrolment.proceed();
    }

    public boolean isBusy() {
        return enrolment.isBusy();
    }

    public DeviceStatus status() {
        return enrolment.status();
    }

    /** Gives up what is under way. */
    public void forget() {
        enrolment.forget();
    }

    /** After a loss of power it tries again what has not succeeded. */
    public void restart() {
        if (status().state() != DeviceState.DONE) {
            enrolment.forget();
            tried = Optional.empty();
        }
    }
}
