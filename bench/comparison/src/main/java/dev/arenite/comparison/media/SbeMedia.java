package dev.arenite.comparison.media;

import dev.arenite.bench.data.media.Image;
import dev.arenite.bench.data.media.Media;
import dev.arenite.bench.data.media.MediaContent;
import dev.arenite.bench.data.media.Player;
import dev.arenite.bench.data.media.Size;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.SbeContender;
import dev.arenite.schemas.sbe.media.MediaMessageDecoder;
import dev.arenite.schemas.sbe.media.MediaMessageEncoder;

import org.agrona.MutableDirectBuffer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Generated flyweights. Fields are read forward only.
final class SbeMedia extends SbeContender<MediaContent> {

    private final MediaMessageEncoder encoder = new MediaMessageEncoder();
    private final MediaMessageDecoder decoder = new MediaMessageDecoder();

    SbeMedia(DataSet<MediaContent> dataSet) {
        super(dataSet);
    }

    @Override
    protected int encode(MutableDirectBuffer buffer, MediaContent content) {
        Media media = content.media();
        encoder.wrap(buffer, 0)
                .width(media.width())
                .height(media.height())
                .duration(media.duration())
                .size(media.size())
                .bitrate(media.bitrate().orElse(0))
                .hasBitrate(truth(media.bitrate().isPresent()))
                .hasTitle(truth(media.title().isPresent()))
                .hasCopyright(truth(media.copyright().isPresent()))
                .player(truth(media.player() == Player.FLASH));
        MediaMessageEncoder.PersonsEncoder persons = encoder.personsCount(media.persons().size());
        for (String person : media.persons()) {
            persons.next().name(person);
        }
        MediaMessageEncoder.ImagesEncoder images = encoder.imagesCount(content.images().size());
        for (Image image : content.images()) {
            images.next()
                    .width(image.width())
                    .height(image.height())
                    .hasTitle(truth(image.title().isPresent()))
                    .imageSize(truth(image.size() == Size.LARGE))
                    .uri(image.uri())
                    .title(image.title().orElse(""));
        }
        encoder.uri(media.uri()).title(media.title().orElse("")).format(media.format());
        encoder.copyright(media.copyright().orElse(""));
        return encoder.encodedLength();
    }

    private static short truth(boolean isTrue) {
        return (short) (isTrue ? 1 : 0);
    }

    private MediaMessageDecoder message(int slot) {
        return decoder.wrap(buffer(slot), 0, MediaMessageDecoder.BLOCK_LENGTH, 0);
    }

    @Override
    public long field(int slot) {
        return message(slot).size();
    }

    @Override
    public void update(int slot) {
        encoder.wrap(buffer(slot), 0).size(message(slot).size() + 1);
    }

    @Override
    public long checksum(int slot) {
        MediaMessageDecoder message = message(slot);
        long sum = message.width() + message.height() + message.duration() + message.size();
        sum += message.bitrate() + message.player();
        for (MediaMessageDecoder.PersonsDecoder persons = message.persons(); persons.hasNext(); ) {
            persons.next().wrapName(text);
            sum += leaf();
        }
        for (MediaMessageDecoder.ImagesDecoder images = message.images(); images.hasNext(); ) {
            images.next();
            sum += images.width() + images.height() + images.imageSize();
            images.wrapUri(text);
            sum += leaf();
            images.wrapTitle(text);
            sum += leaf();
        }
        message.wrapUri(text);
        sum += leaf();
        message.wrapTitle(text);
        sum += leaf();
        message.wrapFormat(text);
        sum += leaf();
        message.wrapCopyright(text);
        return sum + leaf();
    }

    @Override
    public MediaContent decode(int slot) {
        MediaMessageDecoder message = message(slot);
        boolean hasTitle = message.hasTitle() == 1;
        boolean hasCopyright = message.hasCopyright() == 1;
        List<String> persons = persons(message.persons());
        List<Image> images = images(message.images());
        String uri = message.uri();
        String title = message.title();
        String format = message.format();
        String copyright = message.copyright();
        Media media =
                new Media(
                        uri,
                        present(hasTitle, title),
                        message.width(),
                        message.height(),
                        format,
                        message.duration(),
                        message.size(),
                        present(message.hasBitrate() == 1, message.bitrate()),
                        persons,
                        message.player() == 1 ? Player.FLASH : Player.JAVA,
                        present(hasCopyright, copyright));
        return new MediaContent(media, images);
    }

    private static List<String> persons(MediaMessageDecoder.PersonsDecoder persons) {
        List<String> names = new ArrayList<>(persons.count());
        while (persons.hasNext()) {
            names.add(persons.next().name());
        }
        return names;
    }

    private static List<Image> images(MediaMessageDecoder.ImagesDecoder images) {
        List<Image> list = new ArrayList<>(images.count());
        while (images.hasNext()) {
            images.next();
            boolean hasTitle = images.hasTitle() == 1;
            int width = images.width();
            int height = images.height();
            Size size = images.imageSize() == 1 ? Size.LARGE : Size.SMALL;
            String uri = images.uri();
            Optional<String> title = present(hasTitle, images.title());
            list.add(new Image(uri, title, width, height, size));
        }
        return list;
    }
}
