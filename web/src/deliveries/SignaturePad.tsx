// A signature drawn by finger or mouse, given as a picture whenever the pen is lifted.
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

interface SignatureProps {
  value: File | undefined;
  onChange: (signature: File | undefined) => void;
}

export function SignaturePad({ value, onChange }: SignatureProps) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = useRef(false);
  // What was drawn before a reload stands there again.
  useEffect(() => {
    if (!value || !canvas.current) return;
    const address = URL.createObjectURL(value);
    const picture = new Image();
    picture.onload = () => {
      canvas.current?.getContext("2d")!.drawImage(picture, 0, 0);
      URL.revokeObjectURL(address);
    };
    picture.src = address;
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
  };
  const end = () => {
    if (!drawing.current) return;
    drawing.current = false;
    canvas.current!.toBlob((blob) => {
      if (blob) onChange(new File([blob], `signature-${Date.now()}.png`, { type: blob.type }));
    }, "image/png");
  };
  const clear = () => {
    const { width, height } = canvas.current!;
    canvas.current!.getContext("2d")!.clearRect(0, 0, width, height);
    onChange(undefined);
  };
  return (
    <div>
      <div className="hand-head">
        <h2>{t("proof.signature")}</h2>
        {value && (
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
        onPointerUp={end}
        onPointerCancel={end}
      />
    </div>
  );
}
