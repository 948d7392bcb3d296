package dev.arenite.comparison.media;

import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.type.ArchivedString;
import dev.arenite.bench.data.media.ArchivedImage;
import dev.arenite.bench.data.media.ArchivedMedia;
import dev.arenite.bench.data.media.ArchivedMediaContent;
import dev.arenite.bench.data.media.MediaContent;
import dev.arenite.bench.data.media.Player;
import dev.arenite.bench.data.media.Size;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.UpdatingContender;
import dev.arenite.comparison.peer.AreniteContender;

import java.util.Optional;

/// Derived types.
final class AreniteMedia extends AreniteContender<MediaContent, ArchivedMediaContent>
        implements UpdatingContender<MediaContent> {

    AreniteMedia(DataSet<MediaContent> dataSet, boolean isChecked) {
        super(dataSet, ArchivedMediaContent.TYPE, isChecked);
    }

    @Override
    public long field(int slot) {
        return view(slot).media().size();
    }

    @Override
    public void update(int slot) {
        ArchivedMedia media = view(slot).media();
        new ArchivedMedia.Mutable(media.archive(), media.place()).size(media.size() + 1);
    }

    @Override
    public long checksum(int slot) {
        ArchivedMediaContent content = view(slot);
        ArchivedMedia media = content.media();
        long sum = leaf(media.uri()) + leaf(media.title());
        sum += media.width() + media.height() + leaf(media.format());
        sum += media.duration() + media.size() + media.bitrate().orElse(0);
        ArchivedList<ArchivedString> persons = media.persons();
        for (int i = 0; i < persons.size(); i++) {
            sum += leaf(persons.get(i));
        }
        sum += (media.player() == Player.FLASH ? 1 : 0) + leaf(media.copyright());
        ArchivedList<ArchivedImage> images = content.images();
        for (int i = 0; i < images.size(); i++) {
            ArchivedImage image = images.get(i);
            sum += leaf(image.uri()) + leaf(image.title());
            sum += image.width() + image.height() + (image.size() == Size.LARGE ? 1 : 0);
        }
        return sum;
    }

    private static long leaf(Optional<ArchivedString> text) {
        return text.isPresent() ? leaf(text.get()) : 0;
    }
}
