package dev.clientela.notification;

import dev.clientela.error.NotFoundException;
import dev.clientela.security.Tenant;
import dev.clientela.security.User;
import dev.clientela.security.UserDirectory;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a notification in the recipient's language and zone, and hands it to the port. Thread-safe. */
public final class Notifier {

    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);

    private final NotificationPort port;
    private final NotificationTemplates templates;
    private final UserDirectory directory;
    private final ZoneId zone;
    private final TemplateRenderer renderer = new TemplateRenderer();

    /** @param zone of recipients who are no users of the host */
    public Notifier(NotificationPort port, NotificationTemplates templates, UserDirectory directory, ZoneId zone) {
        this.port = port;
        this.templates = templates;
        this.directory = directory;
        this.zone = zone;
    }

    /**
     * Sends a notification; nothing to a user who is unknown or not active by now.
     *
     * @param id of the event that it comes from
     * @throws NotFoundException {@code notification.no_template}
     * @throws dev.clientela.error.RefusedException {@code notification.missing_variable},
     *     {@code notification.bad_template}
     */
    public void send(UUID id, Tenant tenant, NotificationEvent.Requested what) {
        Optional<String> userId = what.recipient().userId();
        if (userId.isEmpty()) {
            Locale language = what.recipient().language().orElse(Locale.ENGLISH);
            send(id, tenant, what, what.recipient().value(), language, zone);
            return;
        }
        Optional<User> user = directory.user(tenant, userId.get()).filter(User::active);
        if (user.isEmpty()) {
            LOG.info("Notification {} is not sent: user {} is unknown or not active", id, userId.get());
            return;
        }
        send(
                id,
                tenant,
                what,
                user.get().address(),
                user.get().language(),
                user.get().zone());
    }

    private void send(
            UUID id,
            Tenant tenant,
            NotificationEvent.Requested what,
            @Nullable String address,
            Locale language,
            ZoneId zone) {
        Found found = find(what.template(), language);
        NotificationTemplate template = found.template();
        Map<String, Object> values = TemplateValues.readable(what.values(), found.locale(), zone);
        port.send(new Notification(
                id,
                tenant,
                what.recipient(),
                address,
                what.template(),
                found.locale(),
                template.format(),
                renderer.subject(what.template(), template, values),
                renderer.body(what.template(), template, values),
                what.values()));
    }

    private record Found(NotificationTemplate template, Locale locale) {}

    private Found find(String name, Locale language) {
        for (Locale locale : List.of(language, Locale.forLanguageTag(language.getLanguage()), Locale.ENGLISH)) {
            Optional<NotificationTemplate> template = templates.find(name, locale);
            if (template.isPresent()) {
                return new Found(template.get(), locale);
            }
        }
        throw new NotFoundException(
                NotificationErrors.NO_TEMPLATE, Map.of("template", name, "language", language.toLanguageTag()));
    }
}
