package dev.claimport.desktop.signin;

import dev.claimport.desktop.settings.Memory;
import dev.claimport.desktop.settings.SignInMemory;
import dev.claimport.failure.Failure;
import dev.claimport.failure.SignInFailure;
import dev.claimport.signin.SsoSession;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import software.amazon.awssdk.regions.Region;

/** What the technician says about where to sign in; the sessions and profiles of the AWS configuration need not be typed. */
public final class SignInForm {

    private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-\\d{1,2}");

    private final Memory memory;
    private final StringProperty portal = new SimpleStringProperty("");
    private final StringProperty region = new SimpleStringProperty("");
    private final BooleanProperty stay = new SimpleBooleanProperty();
    private final StringProperty profile = new SimpleStringProperty("");
    private final ObservableList<SsoSession> sessions = FXCollections.observableArrayList();
    private final ObservableList<String> profiles = FXCollections.observableArrayList();
    private final ObjectProperty<Failure> configFailure = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper named = new ReadOnlyBooleanWrapper();

    SignInForm(Memory memory) {
        this.memory = memory;
        SignInMemory last = memory.settings().signIn();
        portal.set(last.portal());
        region.set(last.region());
        stay.set(last.stay());
        profile.set(last.profile());
        portal.addListener(_ -> recognise());
    }

    /** Offers what the AWS configuration has. */
    void offer(List<SsoSession> foundSessions, List<String> foundProfiles) {
        sessions.setAll(foundSessions);
        profiles.setAll(foundProfiles);
        configFailure.set(null);
        if (!foundProfiles.contains(profile.get())) {
            profile.set(foundProfiles.contains("default") || foundProfiles.isEmpty() ? "default" : foundProfiles.getFirst());
        }
        if (portal.get().isEmpty() && !foundSessions.isEmpty()) {
            portal.set(foundSessions.getFirst().label());
        }
        recognise();
    }

    void offerNothing(Failure because) {
        offer(List.of(), List.of());
        configFailure.set(because);
    }

    /** A session's name says the region too. */
    private void recognise() {
        Optional<SsoSession> session = session();
        named.set(session.isPresent());
        session.ifPresent(found -> region.set(found.region().id()));
    }

    private Optional<SsoSession> session() {
        String text = portal.get().strip();
        return sessions.stream().filter(session -> session.label().equals(text)).findFirst();
    }

    /**
     * Where to sign in.
     *
     * @throws dev.claimport.failure.FailureException {@code no-region}, {@code start-url-wrong}
     */
    SsoSession read() {
        String text = portal.get().strip();
        String regionName = region.get().strip();
        if (session().isPresent()) {
            return session().get();
        }
        if (!REGION.matcher(regionName).matches()) {
            throw new SignInFailure(SignInFailure.Kind.NO_REGION, Map.of()).exception();
        }
        if (!isStartUrl(text)) {
            throw new SignInFailure(SignInFailure.Kind.START_URL_WRONG, Map.of("url", text, "region", regionName)).exception();
        }
        return SsoSession.at(text, Region.of(regionName));
    }

    /** Start URLs are https; a practice cloud on this computer has http. */
    private static boolean isStartUrl(String text) {
        try {
            URI uri = new URI(text);
            String host = uri.getHost();
            return host != null && ("https".equals(uri.getScheme())
                    || "http".equals(uri.getScheme()) && (host.equals("127.0.0.1") || host.equals("localhost")));
        } catch (URISyntaxException _) {
            return false;
        }
    }

    void rememberPortal() {
        memory.change(settings -> settings.withSignIn(settings.signIn().withPortal(portal.get().strip(), region.get().strip(), stay.get())));
    }

    void rememberProfile() {
        memory.change(settings -> settings.withSignIn(settings.signIn().withProfile(profile.get())));
    }

    /** A start URL, or the name of a session in the AWS configuration. */
    public StringProperty portalProperty() {
        return portal;
    }

    /** In which Identity Center is. */
    public StringProperty regionProperty() {
        return region;
    }

    /** Whether {@link #portalProperty} is the name of a session, which says the region. */
    public ReadOnlyBooleanProperty namedProperty() {
        return named.getReadOnlyProperty();
    }

    /** Whether the sign-in is to outlast the program. */
    public BooleanProperty stayProperty() {
        return stay;
    }

    public StringProperty profileProperty() {
        return profile;
    }

    public ObservableList<SsoSession> sessions() {
        return sessions;
    }

    public ObservableList<String> profiles() {
        return profiles;
    }

    /** Why the AWS configuration offers nothing; null when it could be read, or is not there. */
    public ReadOnlyObjectProperty<Failure> configFailureProperty() {
        return configFailure;
    }
}
