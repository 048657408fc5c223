// A signature drawn by finger or mouse, given as a picture.
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

export function SignaturePad({
  onReady,
}: {
  onReady: (give: () => Promise<File | undefined>) => void;
}) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isEmpty, setEmpty] = useState(true);
  const drawing = useRef(false);
  const empty = useRef(true);
  useEffect(() => {
    onReady(
      () =>
        new Promise((resolve) => {
          if (empty.current || !canvas.current) return resolve(undefined);
          canvas.current.toBlob(
            (blob) =>
              resolve(
                blob
                  ? new File([blob], `signature-${Date.now()}.png`, { type: "image/png" })
                  : undefined,
              ),
            "image/png",
          );
        }),
    );
  }, []);
  const place = (event: React.PointerEvent) => {
    const box = canvas.current!.getBoundingClientRect();
    return [
      ((event.clientX - box.left) / box.width) * canvas.current!.width,
      ((event.clientY - box.top) / box.height) * canvas.current!.height,
    ] as const;
  };
  const begin = (event: React.PointerEvent) => {
    canvas.current!.setPointerCapture(event.pointerId);
    const pen = canvas.current!.getContext("2d")!;
    pen.lineWidth = 4;
    pen.lineCap = pen.lineJoin = "round";
    pen.strokeStyle = "#12242a";
    pen.beginPath();
    pen.moveTo(...place(event));
    drawing.current = true;
  };
  const draw = (event: React.PointerEvent) => {
    if (!drawing.current) return;
    const pen = canvas.current!.getContext("2d")!;
    pen.lineTo(...place(event));
    pen.stroke();
    if (empty.current) {
      empty.current = false;
      setEmpty(false);
    }
  };
  const clear = () => {
    canvas
      .current!.getContext("2d")!
      .clearRect(0, 0, canvas.current!.width, canvas.current!.height);
    empty.current = true;
    setEmpty(true);
  };
  return (
    <div>
      <div className="hand-head">
        <h2>{t("proof.signature")}</h2>
        {!isEmpty && (
          <button type="button" className="link" onClick={clear}>
            {t("proof.clear")}
          </button>
        )}
      </div>
      <canvas
        ref={canvas}
        className="signature"
        width={720}
        height={220}
        role="img"
        aria-label={t("proof.signature")}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={() => {
          drawing.current = false;
        }}
      />
    </div>
  );
}
