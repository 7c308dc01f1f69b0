package dev.claimport.desktop.signin;

import dev.claimport.desktop.memory.Memory;
import dev.claimport.desktop.memory.SignInMemory;
import dev.claimport.failure.Failure;
import dev.claimport.failure.SignInFailure;
import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingValues;
import dev.claimport.signin.SignInOffers;
import dev.claimport.signin.SignInOffers.Profile;
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
public final class SignInFormViewModel {

    private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-\\d{1,2}");

    private final Memory memory;
    private final StringProperty portal = new SimpleStringProperty("");
    private final StringProperty region = new SimpleStringProperty("");
    private final BooleanProperty stay = new SimpleBooleanProperty();
    private final ObjectProperty<Profile> profile = new SimpleObjectProperty<>();
    private final ObservableList<SsoSession> sessions = FXCollections.observableArrayList();
    private final ObservableList<Profile> profiles = FXCollections.observableArrayList();
    private final ObjectProperty<Failure> configFailure = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper named = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper portalFixed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper regionFixed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper practice = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyBooleanWrapper identityCenter = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyBooleanWrapper console = new ReadOnlyBooleanWrapper(true);
    private Optional<SettingValues> followed = Optional.empty();
    private Optional<Region> offeredRegion = Optional.empty();

    SignInFormViewModel(Memory memory) {
        this.memory = memory;
        SignInMemory last = memory.settings().signIn();
        portal.set(last.portal());
        region.set(last.region());
        stay.set(last.stay());
        portal.addListener(_ -> recognise());
    }

    /** What is fixed is filled in and stays; what the user has set is filled in when it is set, and where nothing is remembered. */
    public void follow(SettingValues settings) {
        portalFixed.set(settings.value(Setting.START_URL).isFixed());
        regionFixed.set(settings.value(Setting.SSO_REGION).isFixed());
        practice.set(settings.isOn(Setting.PRACTICE));
        identityCenter.set(settings.allows(Setting.SIGN_INS, "identity-center"));
        console.set(settings.allows(Setting.SIGN_INS, "console"));
        fill(portal, Setting.START_URL, settings);
        fill(region, Setting.SSO_REGION, settings);
        followed = Optional.of(settings);
    }

    private void fill(StringProperty field, Setting setting, SettingValues now) {
        boolean changed = followed.filter(before -> !before.text(setting).equals(now.text(setting))).isPresent();
        now.text(setting).filter(_ -> now.value(setting).isFixed() || changed || field.get().isEmpty()).ifPresent(field::set);
    }

    /** Where a role works that has not worked anywhere yet, if environment, profile or settings say so. */
    Optional<Region> workRegion() {
        return offeredRegion.or(() -> followed.flatMap(settings -> settings.text(Setting.REGION)).map(Region::of));
    }

    /** Offers what the AWS configuration has. */
    void offer(SignInOffers offers) {
        offeredRegion = offers.region();
        sessions.setAll(offers.ssoSessions());
        profiles.setAll(offers.profiles());
        configFailure.set(null);
        Optional<String> remembered = Optional.of(memory.settings().signIn().profile());
        profile.set(found(remembered).or(() -> found(offers.usualProfile())).or(() -> profiles.stream().findFirst()).orElse(null));
        if (portal.get().isEmpty() && !sessions.isEmpty()) {
            portal.set(sessions.getFirst().label());
        }
        if (region.get().isBlank()) {
            offers.region().map(Region::id).ifPresent(region::set);
        }
        recognise();
    }

    private Optional<Profile> found(Optional<String> name) {
        return profiles.stream().filter(one -> one.name().equals(name.orElse(""))).findFirst();
    }

    void offerNothing(Failure because) {
        offer(SignInOffers.NONE);
        configFailure.set(because);
    }

    /** Puts a session into the form, to be signed in to. */
    void choose(SsoSession session) {
        if (!sessions.contains(session)) {
            sessions.add(session);
        }
        portal.set(session.label());
    }

    /** The region that is filled in, if it can be one. */
    Optional<Region> region() {
        return Optional.of(region.get().strip()).filter(REGION.asMatchPredicate()).map(Region::of);
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
     * @throws dev.claimport.failure.FailureException {@code no-start-url}, {@code no-region}, {@code start-url-invalid}
     */
    SsoSession read() {
        String text = portal.get().strip();
        if (session().isPresent()) {
            return session().get();
        }
        if (text.isEmpty()) {
            throw new SignInFailure(SignInFailure.Kind.NO_START_URL, Map.of()).exception();
        }
        Region where = region().orElseThrow(() -> new SignInFailure(SignInFailure.Kind.NO_REGION, Map.of()).exception());
        if (!isStartUrl(text)) {
            throw new SignInFailure(SignInFailure.Kind.START_URL_INVALID, Map.of("url", text)).exception();
        }
        return SsoSession.at(text, where);
    }

    /** Start URLs are https; a practice cloud on this computer has http. */
    private static boolean isStartUrl(String text) {
        try {
            URI uri = new URI(text);
            String host = uri.getHost();
            return host != null && ("https".equalsIgnoreCase(uri.getScheme())
                    || "http".equalsIgnoreCase(uri.getScheme()) && (host.equals("127.0.0.1") || host.equals("localhost")));
        } catch (URISyntaxException _) {
            return false;
        }
    }

    void rememberPortal() {
        memory.change(settings -> settings.withSignIn(settings.signIn().withPortal(portal.get().strip(), region.get().strip(), stay.get())));
    }

    void rememberProfile() {
        memory.change(settings -> settings.withSignIn(settings.signIn().withProfile(profile.get().name())));
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

    /** Whether the administrator has fixed the start URL. */
    public ReadOnlyBooleanProperty portalFixedProperty() {
        return portalFixed.getReadOnlyProperty();
    }

    /** Whether the administrator has fixed the region of Identity Center. */
    public ReadOnlyBooleanProperty regionFixedProperty() {
        return regionFixed.getReadOnlyProperty();
    }

    /** Whether there is a practice. */
    public ReadOnlyBooleanProperty practiceProperty() {
        return practice.getReadOnlyProperty();
    }

    /** Whether one may sign in at Identity Center. */
    public ReadOnlyBooleanProperty identityCenterProperty() {
        return identityCenter.getReadOnlyProperty();
    }

    /** Whether one may sign in with the console's credentials. */
    public ReadOnlyBooleanProperty consoleProperty() {
        return console.getReadOnlyProperty();
    }

    /** Whether the sign-in is to outlast the program. */
    public BooleanProperty stayProperty() {
        return stay;
    }

    /** The chosen one; null while there is none. */
    public ObjectProperty<Profile> profileProperty() {
        return profile;
    }

    public ObservableList<SsoSession> sessions() {
        return sessions;
    }

    public ObservableList<Profile> profiles() {
        return profiles;
    }

    /** Why the AWS configuration offers nothing; null when it could be read, or is not there. */
    public ReadOnlyObjectProperty<Failure> configFailureProperty() {
        return configFailure;
    }
}
