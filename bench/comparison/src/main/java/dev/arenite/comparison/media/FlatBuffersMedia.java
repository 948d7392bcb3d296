package dev.arenite.comparison.media;

import com.google.flatbuffers.FlatBufferBuilder;

import dev.arenite.bench.data.media.Image;
import dev.arenite.bench.data.media.Media;
import dev.arenite.bench.data.media.MediaContent;
import dev.arenite.bench.data.media.Player;
import dev.arenite.bench.data.media.Size;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.Text;
import dev.arenite.comparison.peer.FlatBuffersContender;
import dev.arenite.schemas.flatbuffers.media.ContentTable;
import dev.arenite.schemas.flatbuffers.media.ImageTable;
import dev.arenite.schemas.flatbuffers.media.MediaTable;
import dev.arenite.schemas.flatbuffers.media.PlayerCode;
import dev.arenite.schemas.flatbuffers.media.SizeCode;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Generated classes. Persons are the one list of text, whose elements have no accessor in place:
/// strings are made of them.
final class FlatBuffersMedia extends FlatBuffersContender<MediaContent> {

    private final ContentTable root = new ContentTable();
    private final MediaTable table = new MediaTable();
    private final ImageTable.Vector images = new ImageTable.Vector();
    private final ImageTable image = new ImageTable();

    FlatBuffersMedia(DataSet<MediaContent> dataSet) {
        super(dataSet);
    }

    @Override
    protected int build(FlatBufferBuilder builder, MediaContent content) {
        int media = build(builder, content.media());
        int[] offsets = new int[content.images().size()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = build(builder, content.images().get(i));
        }
        int vector = ContentTable.createImagesVector(builder, offsets);
        return ContentTable.createContentTable(builder, media, vector);
    }

    private static int build(FlatBufferBuilder builder, Image image) {
        return ImageTable.createImageTable(
                builder,
                builder.createString(image.uri()),
                text(builder, image.title()),
                image.width(),
                image.height(),
                image.size() == Size.LARGE ? SizeCode.LARGE : SizeCode.SMALL);
    }

    private static int build(FlatBufferBuilder builder, Media media) {
        int[] persons = new int[media.persons().size()];
        for (int i = 0; i < persons.length; i++) {
            persons[i] = builder.createString(media.persons().get(i));
        }
        int names = MediaTable.createPersonsVector(builder, persons);
        int uri = builder.createString(media.uri());
        int title = text(builder, media.title());
        int format = builder.createString(media.format());
        int copyright = text(builder, media.copyright());
        MediaTable.startMediaTable(builder);
        MediaTable.addSize(builder, media.size());
        MediaTable.addDuration(builder, media.duration());
        MediaTable.addCopyright(builder, copyright);
        MediaTable.addPersons(builder, names);
        if (media.bitrate().isPresent()) {
            MediaTable.addBitrate(builder, media.bitrate().get());
        }
        MediaTable.addFormat(builder, format);
        MediaTable.addHeight(builder, media.height());
        MediaTable.addWidth(builder, media.width());
        MediaTable.addTitle(builder, title);
        MediaTable.addUri(builder, uri);
        MediaTable.addPlayer(
                builder, media.player() == Player.FLASH ? PlayerCode.FLASH : PlayerCode.JAVA);
        return MediaTable.endMediaTable(builder);
    }

    private MediaTable media(int slot) {
        return ContentTable.getRootAsContentTable(buffer(slot), root).media(table);
    }

    @Override
    public long field(int slot) {
        return media(slot).size();
    }

    @Override
    public void update(int slot) {
        media(slot).mutateSize(table.size() + 1);
    }

    @Override
    public long checksum(int slot) {
        ByteBuffer window = window(slot);
        MediaTable media = media(slot);
        long sum = leaf(media.uriInByteBuffer(window)) + leaf(media.titleInByteBuffer(window));
        sum += media.width() + media.height() + leaf(media.formatInByteBuffer(window));
        sum += media.duration() + media.size() + (media.hasBitrate() ? media.bitrate() : 0);
        int persons = media.personsLength();
        for (int i = 0; i < persons; i++) {
            sum += Text.leaf(media.persons(i));
        }
        sum += media.player() + leaf(media.copyrightInByteBuffer(window));
        int count = root.imagesVector(images).length();
        for (int i = 0; i < count; i++) {
            images.get(image, i);
            sum += leaf(image.uriInByteBuffer(window)) + leaf(image.titleInByteBuffer(window));
            sum += image.width() + image.height() + image.size();
        }
        return sum;
    }

    @Override
    public MediaContent decode(int slot) {
        MediaTable media = media(slot);
        Media decoded =
                new Media(
                        media.uri(),
                        Optional.ofNullable(media.title()),
                        media.width(),
                        media.height(),
                        media.format(),
                        media.duration(),
                        media.size(),
                        media.hasBitrate() ? Optional.of(media.bitrate()) : Optional.empty(),
                        persons(media),
                        media.player() == PlayerCode.FLASH ? Player.FLASH : Player.JAVA,
                        Optional.ofNullable(media.copyright()));
        return new MediaContent(decoded, images());
    }

    private static List<String> persons(MediaTable media) {
        int count = media.personsLength();
        List<String> persons = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            persons.add(media.persons(i));
        }
        return persons;
    }

    private List<Image> images() {
        int count = root.imagesVector(images).length();
        List<Image> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            images.get(image, i);
            list.add(
                    new Image(
                            image.uri(),
                            Optional.ofNullable(image.title()),
                            image.width(),
                            image.height(),
                            image.size() == SizeCode.LARGE ? Size.LARGE : Size.SMALL));
        }
        return list;
    }
}
